package org.stegvis.server.worklist;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.access.Permission;
import org.stegvis.server.participant.ParticipantRow;
import org.stegvis.server.trialpage.InTrial;

/// Puts participants into groups by what there is to do.
record WorkLines(InTrial in, LocalDate today) {

    /// The order in which the groups stand.
    enum Group {
        RANDOMISE("now"),
        OVERDUE("late"),
        DUE("due"),
        COMING(""),
        SCREENING(""),
        WAITING("");

        private final String tone;

        Group(String tone) {
            this.tone = tone;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param rows of participants; those whose group is not of this kind of work are left out
    List<WorkList.Group> groups(List<ParticipantRow> rows, WorkKind kind) {
        var lines = new EnumMap<Group, List<WorkList.Line>>(Group.class);
        kind.groups().forEach(group -> lines.put(group, new ArrayList<>()));
        for (ParticipantRow row : rows) {
            Group group = group(row);
            List<WorkList.Line> some = lines.get(group);
            if (some != null) {
                some.add(line(row, group));
            }
        }
        var groups = new ArrayList<WorkList.Group>();
        lines.forEach((group, some) -> groups.add(new WorkList.Group(
                group.word(),
                in.words().t("work." + group.word()),
                group.tone,
                in.words().t("work." + group.word() + ".nothing"),
                some)));
        return groups;
    }

    WorkList.Group found(String search, List<ParticipantRow> rows) {
        return new WorkList.Group(
                "found",
                in.words().t("work.found", search),
                "",
                in.words().t("work.found.nothing", search),
                rows.stream().map(row -> line(row, group(row))).toList());
    }

    private Group group(ParticipantRow row) {
        return switch (row.step()) {
            case "decide", "enrol" -> Group.RANDOMISE;
            case "wait" -> Group.WAITING;
            case "collect" -> visit(row);
            default -> Group.SCREENING;
        };
    }

    private Group visit(ParticipantRow row) {
        LocalDate until = row.dueUntil();
        LocalDate from = row.dueFrom();
        if (until == null) {
            return Group.SCREENING;
        }
        return until.isBefore(today) ? Group.OVERDUE : from != null && from.isAfter(today) ? Group.COMING : Group.DUE;
    }

    private WorkList.Line line(ParticipantRow row, Group group) {
        String path = in.path("p/" + row.participant());
        LocalDate until = row.dueUntil();
        LocalDate from = row.dueFrom();
        String when = until == null
                ? ""
                : group == Group.COMING && from != null
                        ? in.words().t("work.from", in.words().date(from))
                        : when(until);
        return new WorkList.Line(
                row.participant(),
                path,
                Objects.requireNonNullElse(row.site(), ""),
                what(row),
                when,
                group.tone,
                group == Group.COMING ? null : act(row, path),
                in.words().t("work.act." + row.step()));
    }

    private String what(ParticipantRow row) {
        String at = row.at();
        String title = at == null ? "" : title(row.step(), at);
        return in.words().t("work.step." + row.step(), title);
    }

    private String title(String step, String at) {
        var protocol = in.protocol();
        if (step.equals("collect")) {
            return protocol.visits().stream()
                    .filter(visit -> visit.id().equals(at))
                    .map(visit -> visit.title().in(in.language()))
                    .findFirst()
                    .orElse(at);
        }
        return protocol.decisions().stream()
                .filter(decision -> decision.id().equals(at))
                .map(decision -> decision.title().in(in.language()))
                .findFirst()
                .orElseGet(() -> in.words().t("eligibility"));
    }

    private String when(LocalDate until) {
        long days = today.until(until, ChronoUnit.DAYS);
        return days < 0
                ? in.words().t("work.late", in.words().date(until), -days)
                : in.words().t("work.until", in.words().date(until), days);
    }

    private @Nullable String act(ParticipantRow row, String path) {
        Map<String, Permission> needed = Map.of(
                "consent", Permission.CONSENT,
                "collect", Permission.ENTER_MEASURES,
                "enrol", Permission.ALLOCATE,
                "decide", Permission.ALLOCATE);
        Permission permission = needed.get(row.step());
        if (permission == null || !in.allows(permission, row.site(), row.participant())) {
            return null;
        }
        return switch (row.step()) {
            case "consent" -> path + "/consent";
            case "collect" -> path + "/visit/" + row.at();
            default -> path + "/decide";
        };
    }
}
