package org.stegvis.estimation.result;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.protocol.Analysis;

/// What one analysis found.
public sealed interface Result {

    Analysis analysis();

    Numbers numbers();

    /// The analysis has an answer, in sections that reports show one after the other.
    ///
    /// @param sections in the order in which they are shown; the first of [Section.Values] is the answer to
    /// the analysis, others add to it
    /// @param warnings what a reader must know before using the numbers
    record Found(Analysis analysis, Numbers numbers, List<Section> sections, List<Warning> warnings) implements Result {
        public Found {
            sections = List.copyOf(sections);
            warnings = List.copyOf(warnings);
        }

        /// The same with a section behind the others.
        public Found with(Section more) {
            var all = new ArrayList<>(sections);
            all.add(more);
            return new Found(analysis, numbers, all, warnings);
        }

        /// The sections of one kind.
        public <S extends Section> List<S> sections(Class<S> kind) {
            return sections.stream().filter(kind::isInstance).map(kind::cast).toList();
        }

        /// The values, contrasts and test that answer the analysis.
        ///
        /// @throws NoSuchElementException when this estimator gives no values
        public Section.Values values() {
            List<Section.Values> all = sections(Section.Values.class);
            if (all.isEmpty()) {
                throw new NoSuchElementException("Analysis '" + analysis.id() + "' has no values.");
            }
            return all.getFirst();
        }

        /// The values of another quantity, such as the area under the curve.
        ///
        /// @throws NoSuchElementException when it was not estimated
        public Section.Values values(Quantity quantity) {
            for (Section.Values each : sections(Section.Values.class)) {
                if (each.quantity().equals(quantity)) {
                    return each;
                }
            }
            throw new NoSuchElementException("Analysis '%s' has no values of %s; it has %s."
                    .formatted(
                            analysis.id(),
                            quantity,
                            sections(Section.Values.class).stream()
                                    .map(Section.Values::quantity)
                                    .toList()));
        }
    }

    /// The data do not allow the analysis.
    record NotEstimable(Analysis analysis, Numbers numbers, Diagnosis why) implements Result {}
}
