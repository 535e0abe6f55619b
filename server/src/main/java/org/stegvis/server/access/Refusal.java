package org.stegvis.server.access;

import java.util.Locale;

/// A rule says no. The code is stable and can be translated; the message is for a person.
///
/// @param message what was refused and what would be right; never a participant's data or an allocation
public record Refusal(Code code, String message) {

    /// Why; each becomes the `type` of a problem document.
    public enum Code {
        NOT_PERMITTED,
        NO_SUCH_TRIAL,
        NO_SUCH_PARTICIPANT,
        TRIAL_NOT_OPEN,
        TRIAL_PAUSED,
        TRIAL_CLOSED,
        TRIAL_EXISTS,
        SITE_FULL,
        SITE_UNKNOWN,
        NOT_ELIGIBLE,
        NO_CONSENT,
        STEP_NOT_DUE,
        ALREADY_ALLOCATED,
        NO_OPTION_OPEN,
        VALUE_MISSING,
        VALUE_NOT_ALLOWED,
        REASON_MISSING,
        SECOND_PERSON_NEEDED,
        KEY_REUSED,
        WITHDRAWN,
        FROZEN,
        LOCKED,
        QUERY_OPEN,
        NO_SUCH_RECORD,
        PROTOCOL_REJECTED,
        NOTHING_TO_DO,
        CHANGED_MEANWHILE,
        NO_SUCH_PERSON,
        PERSON_EXISTS,
        ROLES_EXCLUDE,
        NOT_CONFIRMED,
        SIGNATURE_MISSING,
        RESULTS_NOT_RELEASED,
        EVIDENCE_REJECTED,
        ANSWERS_NO_QUESTION,
        NO_SUCH_GUIDELINE
    }

    /// The same for everything, so that it tells nothing about what there is.
    public static Refusal notPermitted() {
        return new Refusal(Code.NOT_PERMITTED, "You may not do this here.");
    }

    /// The code as documents write it: `not-permitted`.
    public String word() {
        return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
