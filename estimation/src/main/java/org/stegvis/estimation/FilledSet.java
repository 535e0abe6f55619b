package org.stegvis.estimation;

import java.util.List;
import org.stegvis.estimation.imputation.CompletedData;
import org.stegvis.estimation.imputation.Structure;
import org.stegvis.estimation.linear.Column;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.data.TrialData;

/// One filled data set, with the question that is asked of it.
///
/// @param lifts of [CompletedData]
record FilledSet(Question question, List<Column> lifts) {

    static FilledSet of(Question asked, Analysis analysis, CompletedData<Structure.Course> completed) {
        if (!(completed.course() instanceof ImputedCourse course)) {
            throw new IllegalStateException(
                    "The course of a set is " + completed.course() + ", not one of the protocol.");
        }
        TrialData data = course.filled(completed.values());
        return new FilledSet(
                new Question(asked.protocol(), analysis, data, Paths.of(asked.protocol(), data), asked.regimes()),
                completed.lifts());
    }

    /// The same question of other data; the ways stay, whatever the outcome there.
    Question of(TrialData data) {
        return new Question(question.protocol(), question.analysis(), data, question.paths(), question.regimes());
    }
}
