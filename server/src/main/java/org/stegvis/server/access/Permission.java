package org.stegvis.server.access;

import java.util.Arrays;
import java.util.Locale;

/// What somebody may be allowed to do in a trial. One for each use case that differs in who may.
public enum Permission {
    // The trial as a whole.
    PUBLISH_PROTOCOL,
    OPEN_AND_CLOSE,
    PAUSE,
    CAP_SITE,
    CAP_OPTION,
    PLAN_RECRUITMENT,
    REVEAL_KEY,
    FREEZE,
    LOCK,
    UNLOCK_ALLOCATIONS,
    RELEASE_RESULTS,
    GRANT_ROLES,
    // The server as a whole.
    MANAGE_ACCOUNTS,
    MANAGE_MACHINES,
    SEE_SIGN_INS,
    CHANGE_GUIDELINE,
    JUDGE_EVIDENCE,
    // A participant, by the staff of the site.
    SCREEN,
    CONSENT,
    ENROL,
    ALLOCATE,
    ALLOCATE_BY_HAND,
    CONFIRM_ALLOCATION_BY_HAND,
    UNBLIND,
    ENTER_MEASURES,
    ENTER_OWN_ANSWERS,
    READ_ANSWERS,
    RECORD_TREATMENT,
    RECORD_ADVERSE_EVENT,
    REPORT_ADVERSE_EVENT,
    RECORD_DEVIATION,
    WITHDRAW,
    RESCHEDULE,
    ASSIGN_THERAPIST,
    WRITE_NOTE,
    ENTER_IDENTITY,
    INVITE_PARTICIPANT,
    CORRECT,
    RAISE_QUERY,
    ANSWER_QUERY,
    VERIFY_SOURCE,
    SIGN,
    // Reading.
    SEE_TRIAL,
    SEE_PARTICIPANTS,
    SEE_MEASURES,
    SEE_IDENTITY,
    SEE_INCIDENTS,
    SEE_NOTES,
    SEE_ALLOCATIONS,
    SEE_OPTION_TOTALS,
    SEE_PEOPLE,
    SEE_LOG,
    EXPORT_BLIND,
    EXPORT_UNBLIND;

    /// The permission with a word.
    ///
    /// @param word as documents write it
    /// @throws IllegalArgumentException when there is no such permission
    public static Permission of(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no permission '" + word + "'."));
    }

    /// The permission as documents write it: `see-trial`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether a person who does it signs it: name, time and meaning, with proof of who they are (21 CFR 11.50,
    /// 11.200).
    public boolean mustBeSigned() {
        return switch (this) {
            case PUBLISH_PROTOCOL,
                    OPEN_AND_CLOSE,
                    REVEAL_KEY,
                    LOCK,
                    UNLOCK_ALLOCATIONS,
                    RELEASE_RESULTS,
                    ALLOCATE_BY_HAND,
                    CONFIRM_ALLOCATION_BY_HAND,
                    UNBLIND -> true;
            default -> false;
        };
    }

    /// Whether it tells an allocation, of one participant or of all.
    public boolean tellsAllocations() {
        return this == SEE_ALLOCATIONS || this == EXPORT_UNBLIND || this == UNBLIND || this == SEE_OPTION_TOTALS;
    }
}
