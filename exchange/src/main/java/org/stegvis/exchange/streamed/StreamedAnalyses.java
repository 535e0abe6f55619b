package org.stegvis.exchange.streamed;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.PartSums;
import org.stegvis.estimation.SummedAnalyses;
import org.stegvis.estimation.result.Result;
import org.stegvis.exchange.csv.PartsReading;
import org.stegvis.exchange.csv.Progress;
import org.stegvis.exchange.csv.TrialDataParts;
import org.stegvis.exchange.mapping.ColumnMapping;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.yaml.Finding;

/// Runs analyses on a data file of any size: it is read part by part, as often as the analyses ask, and of each part
/// only sums are kept. While one part is read the sums of those before are made; they are added up in the order of the
/// file, so that the numbers do not depend on the number of processors.
public final class StreamedAnalyses {
    /// Participants in a part. Learned rules need somebody at every choice in each.
    static final int PART = 25_000;

    private final Protocol protocol;
    private final SummedAnalyses analyses;
    private final int part;

    private StreamedAnalyses(Protocol protocol, SummedAnalyses analyses, int part) {
        this.protocol = protocol;
        this.analyses = analyses;
        this.part = part;
    }

    /// Readies analyses for files of any size, before one is named.
    ///
    /// @throws IllegalArgumentException when some cannot be done by sums; the message names them and why
    public static StreamedAnalyses of(Protocol protocol, List<Analysis> analyses) {
        return new StreamedAnalyses(protocol, SummedAnalyses.of(protocol, analyses), PART);
    }

    /// The same with parts of another size.
    ///
    /// @param participants in a part
    public StreamedAnalyses inPartsOf(int participants) {
        return new StreamedAnalyses(protocol, analyses, participants);
    }

    /// How often the file is read, if nothing ends it earlier.
    public int passes() {
        return analyses.passes();
    }

    /// What became of a file.
    public sealed interface Answer {
        /// All analyses are answered, estimable or not.
        ///
        /// @param warnings what a careful reader would ask about
        /// @param sha256 of the bytes of the data file
        record Answered(List<Result> results, int participants, List<Finding> warnings, String sha256)
                implements Answer {
            public Answered {
                results = List.copyOf(results);
                warnings = List.copyOf(warnings);
            }
        }

        /// The file cannot be used.
        record Rejected(List<Finding> findings) implements Answer {
            public Rejected {
                findings = List.copyOf(findings);
            }
        }
    }

    /// Is told now and then how much has been read.
    @FunctionalInterface
    public interface PassProgress {
        PassProgress SILENT = (pass, bytes) -> {};

        /// So much of the file has been read in this pass.
        ///
        /// @param pass from 1
        /// @param bytes from the beginning of the file
        void read(int pass, long bytes);
    }

    /// Reads the file as often as the analyses ask, and answers them all.
    ///
    /// @param mapping null when the columns are those of the protocol
    public Answer of(Path file, @Nullable ColumnMapping mapping, PassProgress progress) {
        var passes = new Passes(new TrialDataParts(protocol, file, mapping, part), progress);
        try {
            List<Result> results = analyses.run(passes::over);
            PartsReading.Accepted first = passes.first();
            return new Answer.Answered(results, first.participants(), first.warnings(), first.sha256());
        } catch (Stopped stopped) {
            return new Answer.Rejected(stopped.findings);
        }
    }

    /// The file cannot be used.
    private static final class Stopped extends Exception {
        private static final long serialVersionUID = 1;

        private final transient List<Finding> findings;

        Stopped(List<Finding> findings) {
            this.findings = findings;
        }
    }

    /// The readings of one file.
    private final class Passes {
        private final TrialDataParts parts;
        private final PassProgress progress;
        private int pass;
        private PartsReading.@Nullable Accepted first;

        Passes(TrialDataParts parts, PassProgress progress) {
            this.parts = parts;
            this.progress = progress;
        }

        PartsReading.Accepted first() {
            if (first == null) {
                throw new IllegalStateException("The file must be read before it is told of.");
            }
            return first;
        }

        List<PartSums> over(SummedAnalyses.Pass asked) throws Stopped {
            pass++;
            int number = pass;
            Progress told = bytes -> progress.read(number, bytes);
            try (var adding = new Adding(asked)) {
                PartsReading reading =
                        first == null ? parts.read(told, adding::add) : parts.readAgain(first, told, adding::add);
                PartsReading.Accepted accepted = switch (reading) {
                    case PartsReading.Rejected(var findings) -> throw new Stopped(findings);
                    case PartsReading.Accepted whole -> whole;
                };
                first = first == null ? accepted : first;
                return adding.all();
            }
        }
    }

    /// Makes the sums of parts beside the reading of others, and adds them up in their order.
    private final class Adding implements AutoCloseable {
        private final SummedAnalyses.Pass asked;
        private final int threads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        private final ExecutorService workers = Executors.newFixedThreadPool(threads);
        private final Deque<Future<ArrayList<PartSums>>> begun = new ArrayDeque<>();
        private final List<PartSums> sums = new ArrayList<>();

        Adding(SummedAnalyses.Pass asked) {
            this.asked = asked;
        }

        void add(TrialData part) {
            while (begun.size() > threads) {
                addFirst();
            }
            begun.add(workers.submit(() -> analyses.sums(part, asked)));
        }

        List<PartSums> all() {
            while (!begun.isEmpty()) {
                addFirst();
            }
            return sums;
        }

        private void addFirst() {
            try {
                SummedAnalyses.add(sums, begun.remove().get());
            } catch (ExecutionException failure) {
                throw failure.getCause() instanceof RuntimeException known
                        ? known
                        : new IllegalStateException(failure.getCause());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The analysis was stopped.", stopped);
            }
        }

        @Override
        public void close() {
            workers.shutdownNow();
        }
    }
}
