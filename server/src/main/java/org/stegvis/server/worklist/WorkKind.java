package org.stegvis.server.worklist;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.stegvis.server.access.Permission;
import org.stegvis.server.trialpage.InTrial;

/// What kind of work a reader has: everything there is to do with a participant, or visits to assess.
enum WorkKind {
    EVERYTHING(List.of(
            WorkLines.Group.RANDOMISE,
            WorkLines.Group.OVERDUE,
            WorkLines.Group.DUE,
            WorkLines.Group.SCREENING,
            WorkLines.Group.WAITING)),
    /// Of somebody who measures and must know of no decision: visits that are due, are late, or come soon.
    ASSESSMENTS(List.of(WorkLines.Group.OVERDUE, WorkLines.Group.DUE, WorkLines.Group.COMING));

    private static final int SOON_DAYS = 14;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<WorkLines.Group> groups;

    WorkKind(List<WorkLines.Group> groups) {
        this.groups = groups;
    }

    static WorkKind of(InTrial in) {
        return may(in, Permission.ENTER_MEASURES) && !may(in, Permission.CONSENT) && !may(in, Permission.ALLOCATE)
                ? ASSESSMENTS
                : EVERYTHING;
    }

    private static boolean may(InTrial in, Permission permission) {
        return in.allows(permission, null) || !in.siteChoices(permission).isEmpty();
    }

    List<WorkLines.Group> groups() {
        return groups;
    }

    /// The last day that matters.
    LocalDate until(LocalDate today) {
        return this == ASSESSMENTS ? today.plusDays(SOON_DAYS) : today;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
