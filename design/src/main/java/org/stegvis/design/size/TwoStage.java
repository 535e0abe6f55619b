package org.stegvis.design.size;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A two-stage trial with two options a and b at first, and two at each second randomisation.
///
/// @param rerandomised who is randomised again
/// @param first the probability of a
/// @param responders the probability of the first of the two options for responders, where they are
/// randomised again
/// @param nonResponders the same for non-responders
/// @param responseToA the probability of response to a
/// @param responseToB to b
public record TwoStage(
        Rerandomised rerandomised,
        double first,
        double responders,
        double nonResponders,
        double responseToA,
        double responseToB) {

    /// Who is randomised again at the second stage.
    public enum Rerandomised {
        /// Responders and non-responders, each between two options: eight regimes.
        EVERYONE,
        /// Non-responders to either: four regimes.
        NON_RESPONDERS,
        /// Non-responders to a only: three regimes.
        NON_RESPONDERS_TO_ONE
    }

    public TwoStage {
        requireInside("first", first);
        requireInside("responders", responders);
        requireInside("nonResponders", nonResponders);
        requireRate("responseToA", responseToA);
        requireRate("responseToB", responseToB);
    }

    /// 1:1 everywhere and one response rate.
    public static TwoStage balanced(Rerandomised rerandomised, double response) {
        return new TwoStage(rerandomised, 0.5, 0.5, 0.5, response, response);
    }

    public TwoStage withResponse(double toA, double toB) {
        return new TwoStage(rerandomised, first, responders, nonResponders, toA, toB);
    }

    public EmbeddedDesign design() {
        var regimes = new ArrayList<EmbeddedDesign.Regime>();
        var paths = new ArrayList<TrialPath>();
        for (String option : List.of("a", "b")) {
            boolean isA = option.equals("a");
            double start = isA ? first : 1 - first;
            double response = isA ? responseToA : responseToB;
            boolean again = isA || rerandomised != Rerandomised.NON_RESPONDERS_TO_ONE;
            List<Choice> up = rerandomised == Rerandomised.EVERYONE ? two("e", "f", responders) : one();
            List<Choice> down = again ? two("c", "d", nonResponders) : one();
            int base = regimes.size();
            for (Choice toResponder : up) {
                for (Choice toOther : down) {
                    regimes.add(
                            new EmbeddedDesign.Regime(option + toResponder.suffix() + toOther.suffix(), option, start));
                }
            }
            for (int i = 0; i < up.size(); i++) {
                paths.add(path(option + ", response", up.get(i), start, response, row(base, i, down.size())));
            }
            for (int j = 0; j < down.size(); j++) {
                paths.add(path(
                        option + ", non-response",
                        down.get(j),
                        start,
                        1 - response,
                        column(base, j, up.size(), down.size())));
            }
        }
        return new EmbeddedDesign(regimes, paths);
    }

    private record Choice(String option, double probability) {
        String suffix() {
            return option.isEmpty() ? "" : "/" + option;
        }
    }

    private static List<Choice> two(String one, String other, double probability) {
        return List.of(new Choice(one, probability), new Choice(other, 1 - probability));
    }

    private static List<Choice> one() {
        return List.of(new Choice("", 1));
    }

    private static TrialPath path(String name, Choice choice, double start, double share, Set<Integer> regimes) {
        double probability = start * choice.probability();
        String first = name.substring(0, 1);
        boolean again = !choice.option().isEmpty();
        Map<String, String> options =
                again ? Map.of("first", first, "second", choice.option()) : Map.of("first", first);
        return new TrialPath(
                name + (again ? ", " + choice.option() : ""), options, share * probability, probability, regimes);
    }

    private static Set<Integer> row(int base, int i, int columns) {
        var regimes = new HashSet<Integer>();
        for (int j = 0; j < columns; j++) {
            regimes.add(base + i * columns + j);
        }
        return regimes;
    }

    private static Set<Integer> column(int base, int j, int rows, int columns) {
        var regimes = new HashSet<Integer>();
        for (int i = 0; i < rows; i++) {
            regimes.add(base + i * columns + j);
        }
        return regimes;
    }

    private static void requireInside(String name, double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException(
                    "%s is %s but must lie between 0 and 1, both excluded.".formatted(name, probability));
        }
    }

    private static void requireRate(String name, double rate) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("%s is %s but must lie between 0 and 1.".formatted(name, rate));
        }
    }
}
