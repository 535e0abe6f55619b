package org.stegvis.design.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.design.scenario.ScenarioReader;
import org.stegvis.design.scenario.ScenarioReading;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.data.TrialColumns;

/// Scenarios made by chance for the protocols of `RandomProtocols`: all distributions, values that depend
/// on earlier ones, on options and on classes, rounding, censoring, and everything that can be missed.
public final class RandomScenarios {
    private final Protocol protocol;
    private final RandomGenerator random;

    private RandomScenarios(Protocol protocol, RandomGenerator random) {
        this.protocol = protocol;
        this.random = random;
    }

    /// A scenario that the reader accepts; the same random numbers give the same one.
    public static Scenario of(Protocol protocol, RandomGenerator random) {
        String text = new RandomScenarios(protocol, random).text();
        return switch (ScenarioReader.read("random.scenario.yaml", text, protocol)) {
            case ScenarioReading.Accepted accepted -> accepted.scenario();
            case ScenarioReading.Rejected(var findings) ->
                throw new AssertionError(
                        findings.stream().map(Object::toString).collect(Collectors.joining("\n")) + "\n" + text);
        };
    }

    private String text() {
        boolean isBySite = chance(0.4);
        var text = new StringBuilder("""
                scenario: 1
                protocol: random
                title: Random
                enrolment: %s
                consent: %s
                traits:
                  pull: {normal: {mean: 0, sd: 1}}
                characteristics:
                %s
                  age: {normal: {mean: 40 + 3 * trait-pull, sd: 15}, step: 1}
                  risk: {probability: 0.4}
                  wish: {categories: {t1: 1, t2: "if(risk, 2, 1)", t3: 1}, missing: 0.3}
                measures:
                """.formatted(
                        isBySite
                                ? "{start: 2020-01-06, variation: 0.5, sites: {north: {assessed-per-month: 9}, "
                                        + "south: {opens: 2020-02-10, assessed-per-month: 20}}}"
                                : "{start: 2020-01-06, per-week: 5}",
                        chance(0.5) ? "1" : "if(risk, 0.6, 0.9)",
                        isBySite ? "" : "  site: {north: 1, south: 2}"));
        List<Visit> visits = protocol.chronology().visits();
        measure(text, "score", visits, this::score);
        measure(text, "good", visits, this::good);
        measure(text, "days", visits, place -> "{poisson: {mean: \"2 + " + effect(place) + "\"}" + absent() + "}");
        measure(text, "kind", visits, this::kind);
        measure(text, "event", visits, place -> "{exponential: {mean: \"20 + " + effect(place) + "\"}, censor: 26}");
        classification(text);
        uptake(text);
        chances(text, "missing", visits);
        chances(text, "withdraw", visits);
        return text.toString();
    }

    private interface Written {
        String at(int place);
    }

    private static void measure(StringBuilder text, String id, List<Visit> visits, Written each) {
        text.append("  ").append(id).append(":\n");
        for (int place = 0; place < visits.size(); place++) {
            text.append("    ").append(visits.get(place).id()).append(": ");
            text.append(each.at(place)).append('\n');
        }
    }

    private String score(int place) {
        String mean = "45 + 4 * trait-pull + " + effect(place);
        return switch (random.nextInt(3)) {
            case 0 ->
                "{normal: {mean: \"" + mean + "\", sd: 15}, step: " + (chance(0.5) ? "1/3" : "2") + absent() + "}";
            case 1 -> "{uniform: {from: 5, to: \"60 + " + effect(place) + "\"}" + absent() + "}";
            default -> "{normal: {mean: \"" + mean + "\", sd: \"if(age > 40, 12, 18)\"}" + absent() + "}";
        };
    }

    private String good(int place) {
        return switch (random.nextInt(3)) {
            case 0 -> "{probability: 0.5" + absent() + "}";
            case 1 -> "{probability: \"1 / (1 + exp(-trait-pull))\"" + absent() + "}";
            default -> "{value: \"" + known(place) + " < 55\"}";
        };
    }

    private String kind(int place) {
        String good = "good@" + protocol.chronology().visits().get(place).id();
        return "{t1: 1, t2: \"if(missing(" + good + "), 0, if(" + good + ", 2, 1))\", t4: 1}";
    }

    private String known(int place) {
        String score = "score@" + protocol.chronology().visits().get(place).id();
        return "if(missing(" + score + "), 50, " + score + ")";
    }

    private String absent() {
        return chance(0.3) ? ", missing: 0.2" : "";
    }

    /// Something that is there before a visit and moves a mean by a little.
    private String effect(int place) {
        var all = new ArrayList<String>(List.of("0", "if(risk, 1, 2)", "max(0, min(3, trait-pull))"));
        if (place > 0) {
            all.add("0.1 * " + known(place - 1));
        }
        for (Decision decision : protocol.decisions()) {
            List<String> options = TrialColumns.options(decision);
            if (place > last(decision)) {
                for (String option : options) {
                    all.add("if(" + decision.id() + " = " + option + ", 5, 0)");
                }
                decision.classes().forEach(each -> all.add("if(" + decision.id() + "." + each.id() + ", 4, 1)"));
            }
        }
        return all.get(random.nextInt(all.size()));
    }

    /// The place in time of the last visit at which a decision may be taken.
    private int last(Decision decision) {
        List<String> ids =
                protocol.chronology().visits().stream().map(Visit::id).toList();
        return decision.at().stream()
                .mapToInt(each -> ids.indexOf(each.visit()))
                .max()
                .orElse(0);
    }

    private void uptake(StringBuilder text) {
        var lines = new StringBuilder();
        for (Decision decision : protocol.decisions()) {
            if (!TrialColumns.options(decision).isEmpty() && chance(0.5)) {
                String option = TrialColumns.options(decision).getFirst();
                lines.append("  ").append(decision.id()).append(": {start: 0.8, complete: \"if(");
                lines.append(decision.id()).append(" = ").append(option).append(", 0.5, 0.7)\"");
                if (chance(0.6)) {
                    lines.append(", instead: ").append(chance(0.5) ? "none" : option);
                }
                lines.append("}\n");
            }
        }
        if (!lines.isEmpty()) {
            text.append("decisions:\n").append(lines);
        }
    }

    private void classification(StringBuilder text) {
        var lines = new StringBuilder();
        for (Decision decision : protocol.decisions()) {
            if (decision.classes().size() > 1 && chance(0.4)) {
                lines.append("  ").append(decision.id()).append(": {");
                lines.append(decision.classes().getFirst().id()).append(": \"if(risk, 0.7, 0.9)\"");
                if (chance(0.5)) {
                    lines.append(", ").append(decision.classes().getLast().id()).append(": 0.8");
                }
                lines.append("}\n");
            }
        }
        if (!lines.isEmpty()) {
            text.append("classification:\n").append(lines);
        }
    }

    private void chances(StringBuilder text, String key, List<Visit> visits) {
        var lines = new StringBuilder();
        for (Visit visit : visits.stream().filter(Visit::isAfterEnrolment).toList()) {
            if (chance(0.5)) {
                lines.append("  ").append(visit.id()).append(": \"if(risk, 0.1, 0.2)\"\n");
            }
        }
        if (!lines.isEmpty()) {
            text.append(key).append(":\n").append(lines);
        }
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }
}
