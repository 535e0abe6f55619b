package org.stegvis.report.input;

import java.util.List;

/// What became of those who were assessed before anybody was randomised.
///
/// @param excluded by the first criterion that was not met, in the order of the protocol
/// @param declined those who were eligible and did not wish to take part
public record Screening(int assessed, List<Excluded> excluded, int declined) {
    public Screening {
        excluded = List.copyOf(excluded);
        int out = excluded.stream().mapToInt(Excluded::count).sum();
        if (assessed < out + declined || declined < 0) {
            throw new IllegalArgumentException(
                    "%d assessed cannot hold %d excluded and %d who declined.".formatted(assessed, out, declined));
        }
    }

    /// How many did not meet a criterion.
    public record Excluded(String criterion, int count) {
        public Excluded {
            if (count < 0) {
                throw new IllegalArgumentException(
                        "The count (%d) for criterion '%s' must not be negative.".formatted(count, criterion));
            }
        }
    }
}
