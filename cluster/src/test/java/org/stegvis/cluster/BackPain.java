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
        return order(read("back-pain.yaml"), read("back-pain.scenario.yaml"), participants, replicates);
    }

    /// The trial with a change at a look half-way.
    static StudyOrder changed(String analysis, String change, int participants, long replicates) {
        String interim =
                "interim: {analysis: %s, looks: [0.5, 1], spending: pocock, change: %s}".formatted(analysis, change);
        return order(
                read("back-pain.yaml") + "\n" + interim + "\n",
                read("back-pain.scenario.yaml"),
                participants,
                replicates);
    }

    /// A trial with a time to an event beside a measure.
    static StudyOrder timed() {
        return order("""
                stegvis: 1
                trial: {id: timed, title: Timed, participants: 100}
                treatments: {a: {title: A}, b: {title: B}}
                measures:
                  y: {title: Outcome, scale: {continuous: {}}, better: higher}
                  t: {title: Time, scale: {time-to-event: {unit: months}}, better: higher}
                visits:
                  start: {week: 0, collect: []}
                  end: {week: 40, collect: [y, t]}
                decisions:
                  first: {at: start, options: [a, b], allocate: {procedure: simple}}
                analyses:
                  means: {compare: first, outcome: y@end}
                  times: {compare: first, outcome: t@end, estimator: {method: survival, horizon: 6}}
                """, """
                scenario: 1
                protocol: timed
                measures:
                  y: {end: {normal: {mean: "if(first = a, 1, 0)", sd: 1}}}
                  t: {end: {exponential: {mean: "if(first = a, 10, 5)"}, censor: 4}}
                """, 100, 2);
    }

    private static StudyOrder order(String protocol, String scenario, int participants, long replicates) {
        return new StudyOrder(
                new SentProtocol(protocol, Map.of(), false),
                scenario,
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
