package org.stegvis.evidence.judgement;

import org.stegvis.evidence.Domain;
import org.stegvis.evidence.FrameJudgement;
import org.stegvis.evidence.Judgement;
import org.stegvis.evidence.Signed;

/// One judgement of the log.
public sealed interface Judged {

    /// The id of what it is about.
    String about();

    /// The part of it that was judged, by the name in files.
    String part();

    /// What was judged, by the name in files.
    String answer();

    Signed signed();

    /// One domain of the certainty of a question.
    record OfQuestion(String about, Domain domain, Judgement judgement) implements Judged {
        @Override
        public String part() {
            return domain.label();
        }

        @Override
        public String answer() {
            return judgement.concern().label();
        }

        @Override
        public Signed signed() {
            return judgement.signed();
        }
    }

    /// One criterion of a recommendation.
    record OfRecommendation(String about, FrameJudgement judgement) implements Judged {
        @Override
        public String part() {
            return judgement.criterion().label();
        }

        @Override
        public String answer() {
            return judgement.answer();
        }

        @Override
        public Signed signed() {
            return judgement.signed();
        }
    }
}
