package org.stegvis.server.completeness;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Value;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.server.access.Permission;
import org.stegvis.server.monitoring.About;
import org.stegvis.server.monitoring.Holding.Change;
import org.stegvis.server.monitoring.Holds;
import org.stegvis.server.monitoring.QueryRow;
import org.stegvis.server.monitoring.VerificationRow;
import org.stegvis.server.participant.Course;
import org.stegvis.server.participant.VisitState;
import org.stegvis.server.people.Names;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.ValueText;

/// Makes the page of a participant's data.
record DataLines(
        InTrial in, Course course, List<VerificationRow> marks, List<Holds.Row> holds, Names names, LocalDate today) {

    DataView view(List<QueryRow> queries, @Nullable String notice, String key) {
        var visits = new ArrayList<DataView.Visit>();
        Protocol protocol = course.version().protocol();
        visits.add(new DataView.Visit(
                "",
                in.words().t("data.all"),
                "",
                "",
                hold(null),
                changes(null),
                protocol.characteristics().stream()
                        .flatMap(each -> value(new About(null, each.id()), new Reference.Characteristic(each.id())))
                        .toList()));
        for (Visit visit : protocol.chronology().visits()) {
            visits.add(visit(visit));
        }
        var lines = new QueryLines(in, names);
        return new DataView(
                course.participant(),
                Objects.requireNonNullElse(course.site(), ""),
                in.path("p/" + course.participant()),
                in.path("p/" + course.participant() + "/data"),
                visits,
                queries.stream().map(lines::line).toList(),
                in.allows(Permission.VERIFY_SOURCE, course.site()),
                in.allows(Permission.RAISE_QUERY, course.site()),
                notice,
                key.isBlank() ? UUID.randomUUID().toString() : key);
    }

    private DataView.Visit visit(Visit visit) {
        VisitState state = VisitState.of(course, visit, today);
        return new DataView.Visit(
                visit.id(),
                visit.title().in(in.language()),
                MatrixPage.sign(state),
                in.words().t("visit-state." + state.word()),
                hold(visit.id()),
                changes(visit.id()),
                visit.collect().stream()
                        .flatMap(measure ->
                                value(new About(visit.id(), measure), new Reference.Measured(measure, visit.id())))
                        .toList());
    }

    private java.util.stream.Stream<DataView.Value> value(About about, Reference reference) {
        Value value = course.history().facts().values().get(reference);
        if (value == null) {
            return java.util.stream.Stream.empty();
        }
        Protocol protocol = course.version().protocol();
        VerificationRow mark = marks.stream()
                .filter(each -> each.about().equals(about))
                .findFirst()
                .orElse(null);
        String title = reference instanceof Reference.Measured measured
                ? protocol.measure(measured.measure()).title().in(in.language())
                : ValueText.name(reference, protocol, in.words());
        return java.util.stream.Stream.of(new DataView.Value(
                Objects.requireNonNull(about.name()),
                title,
                ValueText.of(value, ValueText.scale(protocol, reference), in.words()),
                mark == null
                        ? ""
                        : in.words()
                                .t(
                                        "happened.by",
                                        new QueryLines(in, names).name(mark.by(), course.participant(), course.site()),
                                        in.words().moment(mark.at())),
                mark != null && mark.stands()));
    }

    private String hold(@Nullable String visit) {
        Holds.Level level = level(visit);
        return level == null ? "" : in.words().t("data.hold." + level.name().toLowerCase(Locale.ROOT));
    }

    private Holds.@Nullable Level level(@Nullable String visit) {
        return holds.stream()
                .filter(each -> Objects.equals(each.visit(), visit))
                .map(Holds.Row::level)
                .findFirst()
                .orElse(null);
    }

    private List<DataView.Change> changes(@Nullable String visit) {
        Holds.Level level = level(visit);
        List<Change> possible = switch (level) {
            case FROZEN -> List.of(Change.UNFREEZE, Change.LOCK);
            case LOCKED -> List.of(Change.UNLOCK);
            case null -> List.of(Change.FREEZE, Change.LOCK);
        };
        return possible.stream()
                .filter(each -> in.allows(each.permission(), course.site()))
                .map(each -> new DataView.Change(
                        each.name().toLowerCase(Locale.ROOT),
                        in.words().t("data." + each.name().toLowerCase(Locale.ROOT)),
                        each == Change.UNFREEZE,
                        each.permission().mustBeSigned()))
                .toList();
    }
}
