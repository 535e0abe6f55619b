package org.stegvis.server.allocation;

import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Step;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.participant.Course;

/// Whether a decision is due, and if not, why.
///
/// @param decision the one that is due; null when none is
/// @param otherwise why another one cannot be taken
record Due(@Nullable String decision, Refusal.Code otherwise, String why) {

    static Due of(Step next) {
        return switch (next) {
            case Step.Allocate step -> due(step.decision());
            case Step.Continue step -> due(step.decision());
            case Step.Leave step -> due(step.decision());
            case Step.Screen step -> notDue(Refusal.Code.STEP_NOT_DUE, "The participant has not been screened.");
            case Step.Consent step -> notDue(Refusal.Code.NO_CONSENT, "No consent is recorded.");
            case Step.Enrol step -> notDue(Refusal.Code.STEP_NOT_DUE, "The participant is not enrolled yet.");
            case Step.Collect(var visit, var measures) ->
                notDue(Refusal.Code.STEP_NOT_DUE, "Visit '" + visit + "' comes first.");
            case Step.Wait(var what, var missing) ->
                notDue(
                        Refusal.Code.VALUE_MISSING,
                        "These values are missing: "
                                + String.join(
                                        ", ",
                                        missing.stream()
                                                .map(Object::toString)
                                                .sorted()
                                                .toList()) + ".");
            case Step.Stop(Step.Reason.Ineligible(var criteria)) ->
                notDue(Refusal.Code.NOT_ELIGIBLE, "Not met: " + String.join(", ", criteria) + ".");
            case Step.Stop(Step.Reason.Declined()) ->
                notDue(Refusal.Code.NO_CONSENT, "The participant declined to take part.");
            case Step.Stop(Step.Reason.Withdrawn()) -> notDue(Refusal.Code.WITHDRAWN, "The participant has withdrawn.");
            case Step.Stop(Step.Reason.Completed()) ->
                notDue(Refusal.Code.NOTHING_TO_DO, "The participant has completed the trial.");
        };
    }

    Refusal.Code code(Course course, String wanted) {
        return course.history().facts().settled().containsKey(wanted) ? Refusal.Code.ALREADY_ALLOCATED : otherwise;
    }

    String message(Course course, String wanted) {
        return course.history().facts().settled().containsKey(wanted)
                ? "Decision '" + wanted + "' has been taken for this participant."
                : "Decision '" + wanted + "' is not due. " + why;
    }

    private static Due due(String decision) {
        return new Due(decision, Refusal.Code.STEP_NOT_DUE, "Decision '" + decision + "' is.");
    }

    private static Due notDue(Refusal.Code code, String why) {
        return new Due(null, code, why);
    }
}
