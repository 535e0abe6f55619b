package org.stegvis.cluster;

import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.broadcast.Broadcast;
import org.stegvis.design.machines.StudyOrder;
import org.stegvis.design.operating.Kept;
import org.stegvis.design.operating.Study;
import org.stegvis.protocol.Protocol;

/// Plays a part on a worker.
record PlayPart(Broadcast<SentStudies> sent) implements OnWorker<Part, Played> {

    @Override
    public Played run(Part part, int attempt) {
        return play(sent.value(), part);
    }

    static Played play(SentStudies sent, Part part) {
        StudyOrder order = sent.orders().get(part.order());
        Protocol protocol = order.protocol().read();
        Study study = order.study(protocol, sent.truth(part.order()).effects(protocol));
        Study.Player player = study.player();
        LongStream chunks = LongStream.range(part.firstChunk(), part.firstChunk() + part.chunks());
        if (part.isSum()) {
            Kept sum = study.nothing();
            chunks.forEach(chunk -> sum.add(player.play(chunk, order.replicates())));
            return new Played(part, new double[][] {sum.numbers()});
        }
        List<double[]> each = chunks.mapToObj(
                        chunk -> player.play(chunk, order.replicates()).numbers())
                .toList();
        return new Played(part, each.toArray(double[][]::new));
    }
}
