package org.stegvis.protocol.check;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.protocol.Protocol;

/// Reads a protocol as a reviewer would. The remarks are no errors: each may have a good reason.
public final class Review {
    private Review() {}

    /// All remarks, part by part.
    public static List<Remark> of(Protocol protocol) {
        var remarks = new ArrayList<Remark>();
        remarks.addAll(TimingReview.of(protocol));
        remarks.addAll(RouteReview.of(protocol));
        remarks.addAll(AllocationReview.of(protocol));
        remarks.addAll(AnalysisReview.of(protocol));
        remarks.addAll(UseReview.of(protocol));
        remarks.addAll(ReminderReview.of(protocol));
        return List.copyOf(remarks);
    }
}
