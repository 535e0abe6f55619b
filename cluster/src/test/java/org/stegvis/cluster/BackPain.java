package org.stegvis.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stegvis.design.machines.Machines;
import org.stegvis.design.machines.SentProtocol;
import org.stegvis.design.machines.StudyOrder;
import org.stegvis.design.operating.Kept;
import org.stegvis.design.operating.OperatingCharacteristics;
import org.stegvis.design.operating.Study;
import org.stegvis.protocol.Protocol;

/// Studies of the back-pain trial, and their answers on this machine alone.
final class BackPain {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private BackPain() {}

    static StudyOrder order(int participants, long replicates) {
        return new StudyOrder(
                new SentProtocol(read("back-pain.yaml"), Map.of(), false),
                read("back-pain.scenario.yaml"),
                Map.of("participants", Integer.toString(participants)),
                participants,
                replicates,
                5,
                500,
                "test");
    }

    static String read(String trial) {
        try {
            return Files.readString(ROOT.resolve("trials").resolve(trial));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /// Without any machinery of a cluster.
    static OperatingCharacteristics here(StudyOrder order) {
        Protocol protocol = order.protocol().read();
        return order.study(protocol, order.truth(protocol)).run(order.replicates(), 2, Study.Progress.SILENT);
    }

    /// The sums without any machinery of a cluster.
    static double[] sumsHere(StudyOrder order) {
        Protocol protocol = order.protocol().read();
        Study study = order.study(protocol, order.truth(protocol));
        Kept kept = study.nothing();
        study.run(order.replicates(), 2, Study.Progress.SILENT, kept, Study.Keeper.NONE);
        return kept.numbers();
    }

    /// Keeps what it hears.
    static class Heard implements Machines.Watcher {
        final Map<Integer, double[]> sums = new HashMap<>();
        final Map<Integer, OperatingCharacteristics> found = new HashMap<>();
        long done;

        @Override
        public void at(long done, long wanted) {
            this.done = done;
        }

        @Override
        public void soFar(int order, Kept kept) {}

        @Override
        public void finished(int order, Kept kept) {
            sums.put(order, kept.numbers());
            found.put(order, kept.summary());
        }

        boolean hasAll(List<StudyOrder> orders) {
            return found.size() == orders.size();
        }
    }
}
