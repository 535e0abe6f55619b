package org.stegvis.server.people;

import static org.stegvis.server.access.Permission.*;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.stegvis.server.access.Permission;

/// What each role may do: the only place where it is said. `docs/reference/permissions.md` is printed from it.
public final class Matrix {
    private static final Map<Role, Set<Permission>> MAY = matrix();

    /// What the statistician may do once the allocations of the trial are unlocked, and not before.
    private static final Set<Permission> AFTER_UNLOCKING = EnumSet.of(SEE_ALLOCATIONS, EXPORT_UNBLIND);

    /// What a key for a machine may be given; a person does the rest.
    private static final Set<Permission> FOR_MACHINES = EnumSet.of(
            SCREEN,
            CONSENT,
            ENTER_MEASURES,
            RECORD_TREATMENT,
            RECORD_ADVERSE_EVENT,
            ANSWER_QUERY,
            RESCHEDULE,
            SEE_TRIAL,
            SEE_PARTICIPANTS,
            SEE_MEASURES,
            EXPORT_BLIND);

    private Matrix() {}

    /// Whether a role gives a permission where it is held.
    ///
    /// @param unlocked whether the allocations of the trial are unlocked for its statisticians
    public static boolean gives(Role role, Permission permission, boolean unlocked) {
        return MAY.getOrDefault(role, Set.of()).contains(permission)
                || (unlocked && role == Role.STATISTICIAN && AFTER_UNLOCKING.contains(permission));
    }

    /// Whether a machine can be given a permission.
    public static boolean forMachines(Permission permission) {
        return FOR_MACHINES.contains(permission);
    }

    /// Whether one person may not hold both in one trial: one must not learn allocations, and the other tells them.
    ///
    /// @param unlocked whether the allocations of the trial are unlocked for its statisticians
    static boolean exclude(Role one, Role other, boolean unlocked) {
        return one != other
                && ((mustBeBlind(one) && tells(other, unlocked)) || (mustBeBlind(other) && tells(one, unlocked)));
    }

    static boolean mustBeBlind(Role role) {
        return role == Role.ASSESSOR || role == Role.STATISTICIAN;
    }

    /// Whether whoever holds a role is told allocations.
    ///
    /// @param unlocked whether the allocations of the trial are unlocked for its statisticians
    static boolean tells(Role role, boolean unlocked) {
        return Arrays.stream(Permission.values())
                .anyMatch(each -> each.tellsAllocations() && gives(role, each, unlocked));
    }

    private static Map<Role, Set<Permission>> matrix() {
        var may = new EnumMap<Role, Set<Permission>>(Role.class);
        may.put(
                Role.TRIAL_MANAGER,
                EnumSet.of(
                        SIGN,
                        REPORT_ADVERSE_EVENT,
                        SEE_INCIDENTS,
                        PUBLISH_PROTOCOL,
                        OPEN_AND_CLOSE,
                        PAUSE,
                        CAP_SITE,
                        CAP_OPTION,
                        PLAN_RECRUITMENT,
                        REVEAL_KEY,
                        FREEZE,
                        UNLOCK_ALLOCATIONS,
                        RELEASE_RESULTS,
                        GRANT_ROLES,
                        CONFIRM_ALLOCATION_BY_HAND,
                        RECORD_DEVIATION,
                        SEE_TRIAL,
                        SEE_PARTICIPANTS,
                        SEE_PEOPLE,
                        SEE_LOG,
                        EXPORT_BLIND));
        may.put(
                Role.SITE_COORDINATOR,
                EnumSet.of(
                        SIGN,
                        REPORT_ADVERSE_EVENT,
                        RESCHEDULE,
                        ASSIGN_THERAPIST,
                        WRITE_NOTE,
                        SEE_INCIDENTS,
                        SEE_NOTES,
                        SCREEN,
                        CONSENT,
                        ENROL,
                        ALLOCATE,
                        ALLOCATE_BY_HAND,
                        CONFIRM_ALLOCATION_BY_HAND,
                        UNBLIND,
                        ENTER_MEASURES,
                        READ_ANSWERS,
                        RECORD_TREATMENT,
                        RECORD_ADVERSE_EVENT,
                        RECORD_DEVIATION,
                        WITHDRAW,
                        ENTER_IDENTITY,
                        INVITE_PARTICIPANT,
                        CORRECT,
                        ANSWER_QUERY,
                        SEE_TRIAL,
                        SEE_PARTICIPANTS,
                        SEE_MEASURES,
                        SEE_IDENTITY,
                        SEE_ALLOCATIONS));
        may.put(
                Role.THERAPIST,
                EnumSet.of(
                        SIGN,
                        WRITE_NOTE,
                        SEE_INCIDENTS,
                        SEE_NOTES,
                        RECORD_TREATMENT,
                        RECORD_ADVERSE_EVENT,
                        SEE_TRIAL,
                        SEE_PARTICIPANTS,
                        SEE_ALLOCATIONS));
        may.put(Role.ASSESSOR, EnumSet.of(SIGN, ENTER_MEASURES, RECORD_ADVERSE_EVENT, SEE_TRIAL, SEE_PARTICIPANTS));
        may.put(Role.STATISTICIAN, EnumSet.of(SEE_TRIAL, SEE_PARTICIPANTS, SEE_MEASURES, EXPORT_BLIND));
        may.put(
                Role.DATA_MANAGER,
                EnumSet.of(
                        SIGN,
                        SEE_INCIDENTS,
                        SEE_NOTES,
                        FREEZE,
                        LOCK,
                        CORRECT,
                        RAISE_QUERY,
                        RECORD_DEVIATION,
                        SEE_TRIAL,
                        SEE_PARTICIPANTS,
                        SEE_MEASURES,
                        SEE_LOG,
                        EXPORT_BLIND));
        may.put(
                Role.MONITOR,
                EnumSet.of(
                        SIGN,
                        SEE_INCIDENTS,
                        SEE_NOTES,
                        RAISE_QUERY,
                        VERIFY_SOURCE,
                        SEE_TRIAL,
                        SEE_PARTICIPANTS,
                        SEE_MEASURES,
                        SEE_LOG));
        may.put(Role.COMMITTEE_MEMBER, EnumSet.of(SEE_TRIAL, SEE_OPTION_TOTALS));
        may.put(
                Role.AUDITOR,
                EnumSet.of(
                        SEE_INCIDENTS,
                        SEE_NOTES,
                        SEE_TRIAL,
                        SEE_PARTICIPANTS,
                        SEE_MEASURES,
                        SEE_ALLOCATIONS,
                        SEE_PEOPLE,
                        SEE_LOG));
        may.put(
                Role.ADMINISTRATOR,
                EnumSet.of(MANAGE_ACCOUNTS, MANAGE_MACHINES, GRANT_ROLES, SEE_PEOPLE, SEE_SIGN_INS));
        may.put(Role.GUIDELINE_MEMBER, EnumSet.of(JUDGE_EVIDENCE));
        may.put(Role.GUIDELINE_EDITOR, EnumSet.of(CHANGE_GUIDELINE, JUDGE_EVIDENCE));
        may.put(Role.PARTICIPANT, EnumSet.of(ENTER_OWN_ANSWERS));
        return Collections.unmodifiableMap(may);
    }
}
