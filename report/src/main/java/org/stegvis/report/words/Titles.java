package org.stegvis.report.words;

import java.util.List;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Analysis.Comparison;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.expression.Reference;

/// What the things of a protocol are called in a report.
public record Titles(Protocol protocol, Words words) {

    public String option(String id) {
        return protocol.treatments().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .map(each -> words.of(each.title()))
                .orElse(id);
    }

    public String measure(String id) {
        return words.of(protocol.measure(id).title());
    }

    public String visit(String id) {
        return words.of(protocol.visit(id).title());
    }

    public String decision(String id) {
        return words.of(protocol.decision(id).title());
    }

    public String responseClass(Decision decision, String id) {
        return decision.classes().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .map(each -> words.of(each.title()))
                .orElse(id);
    }

    /// The outcome of an analysis: "Pain intensity at week 10".
    public String outcome(Analysis analysis) {
        return measure(analysis.outcome().measure())
                + words.say(" at ", " ved ")
                + within(visit(analysis.outcome().last().visit()));
    }

    public String reference(Reference reference) {
        return switch (reference) {
            case Reference.Measured(var measure, var visit) ->
                measure(measure) + words.say(" at ", " ved ") + within(visit(visit));
            case Reference.Characteristic(var name) ->
                protocol.hasCharacteristic(name)
                        ? words.of(protocol.characteristic(name).title())
                        : name;
            case Reference.OptionAt(var decision) -> decision(decision);
            case Reference.ClassAt(var decision) ->
                words.say("response class at ", "responsklasse ved ") + within(decision(decision));
        };
    }

    /// One side of a comparison of options: the option, or all options of a group.
    public String side(Comparison.Options compare, String name) {
        List<String> group = compare.groups().get(name);
        if (group == null) {
            return option(name);
        }
        List<String> titles = group.stream().map(this::option).toList();
        return titles.size() == 1
                ? titles.getFirst()
                : words.either(titles.stream()
                        .map(title -> title.equals(titles.getFirst()) ? title : within(title))
                        .toList());
    }

    /// With a small first letter, unless the title starts with an abbreviation or a name. A name is told by a capital
    /// in a later word, or by being the same word in every language of a measure's title.
    public String within(String title) {
        boolean isAbbreviation = title.length() > 1 && Character.isUpperCase(title.charAt(1));
        return title.isEmpty() || isAbbreviation || isName(first(title))
                ? title
                : title.substring(0, 1).toLowerCase(words.language().locale()) + title.substring(1);
    }

    private boolean isName(String word) {
        return protocol.measures().stream().map(Measure::title).anyMatch(title -> {
            boolean isFirst = first(words.of(title)).equals(word);
            boolean isEverywhere = title.versions().size() > 1
                    && title.versions().values().stream()
                            .allMatch(each -> first(each).equals(word));
            return isFirst && (isEverywhere || words.of(title).matches(".* \\p{Lu}\\p{Ll}.*"));
        });
    }

    private static String first(String title) {
        int end = title.indexOf(' ');
        return end < 0 ? title : title.substring(0, end);
    }

    /// A level of a category as people say it; what the file says where it has no common name.
    public String level(String level) {
        return switch (level) {
            case "female" -> words.say("female", "kvinne");
            case "male" -> words.say("male", "mann");
            case "other" -> words.say("other", "annet");
            case "unknown" -> words.say("unknown", "ukjent");
            case "none" -> words.say("none", "ingen");
            default -> level;
        };
    }

    public boolean isLowerBetter(String measure) {
        return protocol.measure(measure).better() == Measure.Direction.LOWER;
    }

    /// The visits at which a measure is taken, in order of time.
    public List<Visit> visitsOf(String measure) {
        return protocol.visits().stream()
                .filter(visit -> visit.collect().contains(measure))
                .toList();
    }
}
