package org.stegvis.protocol.check;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Procedure;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.expression.Condition;

/// Asks about allocations that do not do what they seem to.
final class AllocationReview {
    private AllocationReview() {}

    static List<Remark> of(Protocol protocol) {
        var remarks = new ArrayList<Remark>();
        for (Decision decision : protocol.decisions()) {
            for (int i = 0; i < decision.routes().size(); i++) {
                if (decision.routes().get(i).action() instanceof Action.Allocate allocate) {
                    review("decisions." + decision.id() + ".routes[" + i + "]", allocate, remarks);
                }
            }
        }
        return remarks;
    }

    private static void review(String path, Action.Allocate allocate, List<Remark> remarks) {
        boolean isPlain = allocate.procedure() instanceof Procedure.Simple
                && allocate.strata().isEmpty();
        if (!allocate.isRandomised() && !isPlain) {
            remarks.add(new Remark(
                    path + ".allocate", "a randomisation of one option", "two options or more", "Everybody gets it."));
        }
        if (!(allocate.procedure() instanceof Procedure.PermutedBlocks(var sizes)) || !allocate.isRandomised()) {
            return;
        }
        boolean isUnequal = allocate.offers().stream()
                        .mapToDouble(Action.Offer::share)
                        .distinct()
                        .count()
                > 1;
        if (isUnequal && sizes.size() == 1) {
            remarks.add(new Remark(
                    path + ".allocate.sizes",
                    "blocks of one size with unequal shares",
                    "several block sizes",
                    "The end of a block can be foretold, the sooner the more unequal the shares are."));
        }
        if (allocate.offers().stream().anyMatch(offer -> !offer.availableIf().equals(Condition.ALWAYS))) {
            remarks.add(new Remark(
                    path + ".options",
                    "permuted blocks with an option that is not open to everybody",
                    "'procedure: simple'",
                    "Blocks keep the ratio only among those to whom the same options are open."));
        }
    }
}
