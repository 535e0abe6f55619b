package org.stegvis.server.results;

import java.util.List;
import java.util.stream.Stream;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.expression.Reference;

/// The columns of a data set from which nobody learns an allocation: those of characteristics, of measures, and of the
/// week of withdrawal. Visits that are counted from a decision are left out, because who has them tells what was
/// decided.
final class BlindColumns {
    private BlindColumns() {}

    static List<String> of(Protocol protocol) {
        Stream<String> characteristics = protocol.characteristics().stream().map(each -> each.id());
        Stream<String> measures = protocol.visits().stream()
                .filter(visit -> visit.after() == null)
                .flatMap(visit -> visit.collect().stream()
                        .map(measure -> new Reference.Measured(measure, visit.id()).toString()));
        return Stream.concat(
                        Stream.concat(characteristics, measures)
                                .flatMap(name -> Stream.of(name, TrialColumns.event(name))),
                        Stream.of(TrialColumns.WITHDRAWN))
                .toList();
    }
}
