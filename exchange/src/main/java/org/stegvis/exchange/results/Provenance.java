package org.stegvis.exchange.results;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where results come from: enough to make them again, and to see whether they belong to a file.
///
/// @param stegvis the version of the program
/// @param protocolSha256 of the bytes of the protocol file
/// @param participants rows of the data
/// @param data where the data come from
/// @param created when, if somebody wants that told; with null the same files give the same bytes
public record Provenance(
        String stegvis,
        String protocolSha256,
        int participants,
        Data data,
        @Nullable Instant created) {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public Provenance {
        requireHash("protocolSha256", protocolSha256);
        if (participants < 0) {
            throw new IllegalArgumentException("participants is " + participants + " but must be 0 or more.");
        }
    }

    /// Where data come from.
    public sealed interface Data {
        /// A file with the columns of the protocol.
        record File(String sha256) implements Data {
            public File {
                requireHash("sha256", sha256);
            }
        }

        /// A file read through a mapping file.
        record MappedFile(String sha256, String mappingSha256) implements Data {
            public MappedFile {
                requireHash("sha256", sha256);
                requireHash("mappingSha256", mappingSha256);
            }
        }

        /// Made up under a scenario.
        record Simulated(String scenarioSha256, long seed) implements Data {
            public Simulated {
                requireHash("scenarioSha256", scenarioSha256);
            }
        }
    }

    private static void requireHash(String name, String value) {
        if (!SHA_256.matcher(value).matches()) {
            throw new IllegalArgumentException(name + " is '" + value + "' but must be 64 hexadecimal digits.");
        }
    }
}
