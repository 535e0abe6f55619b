package org.stegvis.evidence;

/// What somebody judged about one criterion of a recommendation, who, when and why.
///
/// @param answer one of those of the criterion
public record FrameJudgement(Criterion criterion, String answer, Signed signed) {
    public FrameJudgement {
        if (!criterion.answers().contains(answer)) {
            throw new IllegalArgumentException("answer is '%s' but '%s' must be answered by one of %s."
                    .formatted(answer, criterion.label(), String.join(", ", criterion.answers())));
        }
    }
}
