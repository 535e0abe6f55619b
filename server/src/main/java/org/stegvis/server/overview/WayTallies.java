package org.stegvis.server.overview;

import java.util.List;
import java.util.function.ObjIntConsumer;
import org.springframework.stereotype.Component;
import org.stegvis.conduct.projection.Projection;
import org.stegvis.protocol.Protocol;
import org.stegvis.report.flow.Way;
import org.stegvis.server.participant.Course;
import org.stegvis.server.tally.Tallied;
import org.stegvis.server.tally.Tally;

/// Counts the ways that enrolled participants went, for the figure of the flow.
@Component
final class WayTallies implements Tallied {
    /// By [WayText].
    static final String WAY = "way";

    @Override
    public void count(Course course, ObjIntConsumer<Tally> to) {
        if (course.history().facts().enrolled() == null) {
            return;
        }
        Protocol protocol = course.version().protocol();
        var data = Projection.of(protocol).toData(List.of(course.history()));
        to.accept(Tally.of(WAY, "", WayText.of(Way.of(protocol, data, 0).coarse(protocol))), 1);
    }
}
