package org.stegvis.evidence;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.protocol.Text;

/// A study, or a synthesis of studies that enters as a whole, with what it found.
///
/// @param date when it was published; a year or a month counts from its first day
/// @param participants those randomised, null when unknown
/// @param protocol the id of its protocol, null when it has none here: two studies of one protocol are one trial
/// @param biasWhy what the rating of its risk of bias rests on, null when nothing is said
/// @param covariances of several results on one question, by question, in their order, on the scale on which they are
///     pooled; the diagonal is not read
/// @param moderators numbers on which its effect may depend: `weeks: 8`
/// @param groups what it belongs to, by what divides studies: `setting: primary care`
public record StudyRecord(
        String id,
        Text title,
        Design design,
        LocalDate date,
        Source source,
        @Nullable Integer participants,
        @Nullable String protocol,
        Bias bias,
        @Nullable Text biasWhy,
        List<StudyResult> results,
        Map<String, Matrix> covariances,
        Map<String, Double> moderators,
        Map<String, String> groups) {
    public StudyRecord {
        results = List.copyOf(results);
        covariances = Map.copyOf(covariances);
        moderators = Map.copyOf(moderators);
        groups = Map.copyOf(groups);
    }

    /// This with other results.
    public StudyRecord with(List<StudyResult> others) {
        return new StudyRecord(
                id,
                title,
                design,
                date,
                source,
                participants,
                protocol,
                bias,
                biasWhy,
                others,
                covariances,
                moderators,
                groups);
    }

    /// How it was done.
    public enum Design {
        RANDOMISED("randomised"),
        /// A sequential, multiple assignment, randomised trial.
        SMART("smart"),
        CLUSTER_RANDOMISED("cluster-randomised"),
        /// A meta-analysis of randomised trials, which enters as one effect.
        SYNTHESIS("synthesis"),
        OBSERVATIONAL("observational");

        private final String label;

        Design(String label) {
            this.label = label;
        }

        /// The name in files.
        public String label() {
            return label;
        }
    }

    /// The risk of bias as rated in the source or by the group.
    public enum Bias {
        LOW("low"),
        SOME_CONCERNS("some-concerns"),
        HIGH("high"),
        NOT_RATED("not-rated");

        private final String label;

        Bias(String label) {
            this.label = label;
        }

        /// The name in files.
        public String label() {
            return label;
        }
    }
}
