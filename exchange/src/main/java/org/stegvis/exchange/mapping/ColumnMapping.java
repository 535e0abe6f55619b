package org.stegvis.exchange.mapping;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.stegvis.protocol.yaml.Place;

/// How the columns of a file become the columns of a protocol.
///
/// @param participant where the name of the participant comes from
/// @param columns the source of each column of the protocol that is read, by its name
public record ColumnMapping(Participant participant, Map<String, Source> columns) {
    public ColumnMapping {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /// What names a participant.
    public sealed interface Participant {
        /// A column of the file.
        record From(SourceColumn column) implements Participant {}

        /// The number of the row, from 1: the file has no such column.
        record RowNumber() implements Participant {}
    }

    /// A column of the file, and the place in the mapping file that names it.
    public record SourceColumn(String name, Place place) {}

    /// Where the values of one column come from.
    ///
    /// @param recoding what a value of the file means, empty text for a missing value; an empty map when values
    /// stand for themselves
    /// @param missing the values that say "not known"
    /// @param when the values that columns of the file must have for this one to be read; elsewhere it is missing
    public record Source(
            SourceColumn from, Map<String, String> recoding, Set<String> missing, Map<SourceColumn, Set<String>> when) {
        public Source {
            recoding = Collections.unmodifiableMap(new LinkedHashMap<>(recoding));
            missing = Set.copyOf(missing);
            when = Collections.unmodifiableMap(new LinkedHashMap<>(when));
        }
    }
}
