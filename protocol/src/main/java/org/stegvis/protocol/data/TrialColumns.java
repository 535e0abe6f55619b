package org.stegvis.protocol.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Characteristic;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Decision.ResponseClass;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.tailoring.Offering;

/// The columns of a data file that a protocol implies, with their names.
public final class TrialColumns {
    /// The column that identifies the participant.
    public static final String PARTICIPANT = "participant";

    /// The week of withdrawal from the trial, missing for those who did not withdraw.
    public static final String WITHDRAWN = "withdrawn.week";

    private TrialColumns() {}

    /// One column: its name and what it may hold.
    public record Specification(String name, Kind kind) {}

    /// What a column may hold.
    public sealed interface Kind {
        record Number() implements Kind {}

        record YesNo() implements Kind {}

        record OneOf(List<String> levels) implements Kind {
            public OneOf {
                levels = List.copyOf(levels);
            }
        }
    }

    /// All columns, in the order in which a file lists them: characteristics, then visits and decisions in order of
    /// time.
    public static List<Specification> of(Protocol protocol) {
        var all = new ArrayList<Specification>();
        for (Characteristic each : protocol.characteristics()) {
            all.addAll(ofScale(each.id(), each.scale()));
        }
        Set<Decision> listed = new LinkedHashSet<>();
        for (Visit visit : protocol.chronology().visits()) {
            for (String id : visit.collect()) {
                Measure measure = protocol.measure(id);
                all.addAll(ofScale(new Reference.Measured(id, visit.id()).toString(), measure.scale()));
            }
            for (Decision decision : protocol.decisions()) {
                if (decision.at().getLast().visit().equals(visit.id()) && listed.add(decision)) {
                    all.addAll(ofDecision(decision, protocol));
                }
            }
        }
        all.add(new Specification(WITHDRAWN, new Kind.Number()));
        return List.copyOf(all);
    }

    /// The column of the response class a participant was put in.
    public static String responseClass(String decision) {
        return new Reference.ClassAt(decision).toString();
    }

    /// The column of the visit at which the decision was taken.
    public static String visit(String decision) {
        return decision + ".visit";
    }

    /// The column of the week from enrolment in which the decision was taken; there for decisions that visits are
    /// counted from.
    public static String week(String decision) {
        return decision + ".week";
    }

    /// The column that tells whether the option came by chance, by choice, or was the only one.
    public static String how(String decision) {
        return decision + ".how";
    }

    /// The column of the probability that the allocation had.
    public static String probability(String decision) {
        return decision + ".probability";
    }

    /// The column that tells whether the participant began the treatment allocated.
    public static String started(String decision) {
        return decision + ".started";
    }

    /// The column that tells whether the participant had all sessions of the treatment allocated.
    public static String completed(String decision) {
        return decision + ".completed";
    }

    /// The column that tells whether a time to an event ended with the event.
    public static String event(String timeColumn) {
        return timeColumn + ".event";
    }

    private static List<Specification> ofScale(String name, Scale scale) {
        return switch (scale) {
            case Scale.Binary binary -> List.of(new Specification(name, new Kind.YesNo()));
            case Scale.Categories(var levels) -> List.of(new Specification(name, new Kind.OneOf(levels)));
            case Scale.TimeToEvent time ->
                List.of(new Specification(name, new Kind.Number()), new Specification(event(name), new Kind.YesNo()));
            case Scale.Continuous c -> List.of(new Specification(name, new Kind.Number()));
            case Scale.Count c -> List.of(new Specification(name, new Kind.Number()));
            case Scale.Ordinal o -> List.of(new Specification(name, new Kind.Number()));
        };
    }

    private static List<Specification> ofDecision(Decision decision, Protocol protocol) {
        String id = decision.id();
        var columns = new ArrayList<Specification>();
        if (decision.isTailored()) {
            columns.add(new Specification(responseClass(id), new Kind.OneOf(classes(decision))));
        }
        if (decision.at().size() > 1) {
            columns.add(new Specification(visit(id), new Kind.OneOf(visits(decision))));
        }
        if (protocol.visits().stream().anyMatch(visit -> id.equals(visit.after()))) {
            columns.add(new Specification(week(id), new Kind.Number()));
        }
        columns.add(new Specification(id, new Kind.OneOf(options(decision))));
        columns.add(new Specification(how(id), new Kind.OneOf(names(Offering.How.values()))));
        columns.add(new Specification(probability(id), new Kind.Number()));
        columns.add(new Specification(started(id), new Kind.YesNo()));
        columns.add(new Specification(completed(id), new Kind.YesNo()));
        return columns;
    }

    /// The options that a decision may give, over all its routes.
    public static List<String> options(Decision decision) {
        return decision.routes().stream()
                .flatMap(route -> route.action() instanceof Action.Allocate allocate
                        ? allocate.offers().stream()
                        : Stream.empty())
                .map(Action.Offer::option)
                .distinct()
                .toList();
    }

    private static List<String> classes(Decision decision) {
        return decision.classes().stream().map(ResponseClass::id).toList();
    }

    private static List<String> visits(Decision decision) {
        return decision.at().stream().map(Decision.Occasion::visit).distinct().toList();
    }

    private static List<String> names(Offering.How[] values) {
        return Arrays.stream(values).map(Offering.How::word).toList();
    }
}
