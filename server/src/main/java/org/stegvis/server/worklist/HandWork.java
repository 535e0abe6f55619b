package org.stegvis.server.worklist;

import java.util.List;
import java.util.Objects;
import org.stegvis.server.access.Permission;
import org.stegvis.server.allocation.HandRequests;
import org.stegvis.server.participant.Participants;
import org.stegvis.server.trialpage.InTrial;

/// Allocations by hand that wait for a second person. They are rare, so an empty list is not shown.
record HandWork(InTrial in, HandRequests requests, Participants participants) {
    private static final int MOST = 50;

    List<WorkList.Group> groups() {
        List<String> sites = in.sites(Permission.CONFIRM_ALLOCATION_BY_HAND);
        if (sites != null && sites.isEmpty()) {
            return List.of();
        }
        List<WorkList.Line> lines = requests.waiting(in.id(), sites, MOST).stream()
                .flatMap(each -> participants.find(in.id(), each).stream())
                .filter(row -> in.allows(Permission.CONFIRM_ALLOCATION_BY_HAND, row.site(), row.participant()))
                .map(row -> {
                    String path = in.path("p/" + row.participant());
                    return new WorkList.Line(
                            row.participant(),
                            path,
                            Objects.requireNonNullElse(row.site(), ""),
                            in.words().t("by-hand.title"),
                            "",
                            "",
                            path,
                            in.words().t("work.act.answers"));
                })
                .toList();
        return lines.isEmpty()
                ? List.of()
                : List.of(new WorkList.Group("by-hand", in.words().t("work.by-hand"), "now", "", lines));
    }
}
