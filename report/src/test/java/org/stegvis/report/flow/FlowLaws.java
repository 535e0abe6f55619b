package org.stegvis.report.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.stegvis.exchange.origin.Screening;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Trials;
import org.stegvis.report.MadeUpTrial;
import org.stegvis.report.flow.FlowNode.Kind;

/// Nobody is lost in the flow and nobody counted twice.
class FlowLaws {
    private static final List<String> TRIALS = List.of("back-pain", "extend", "codiacs", "preference", "engage");

    @Property(tries = 40)
    void the_groups_below_a_group_add_up_to_it(
            @ForAll @IntRange(max = 4) int which, @ForAll @IntRange(min = 20, max = 160) int n, @ForAll int seed) {
        String id = TRIALS.get(which);
        MadeUpTrial trial = MadeUpTrial.played(Trials.named(id), id, n, seed);
        FlowNode assessed = new Flow(trial.input(Language.ENGLISH)).root();
        Screening screening = trial.screening();
        assertThat(assessed.count()).isEqualTo(screening.assessed());
        FlowNode enrolled = assessed.children().getFirst();
        assertThat(enrolled.count()).isEqualTo(n);
        addsUp(enrolled);
    }

    private static void addsUp(FlowNode node) {
        if (node.isLeaf()) {
            return;
        }
        int below = node.children().stream().mapToInt(FlowNode::count).sum();
        boolean isEnd = node.children().getFirst().kind() == Kind.ASSESSED;
        if (isEnd) {
            assertThat(node.children()).hasSize(1);
            assertThat(below).isLessThanOrEqualTo(node.count());
        } else {
            assertThat(below).as("below %s", node.title()).isEqualTo(node.count());
        }
        node.children().forEach(FlowLaws::addsUp);
    }

    @Property(tries = 20)
    void what_was_treated_is_told_for_all_who_were_allocated(@ForAll @IntRange(min = 30, max = 200) int n) {
        MadeUpTrial trial = MadeUpTrial.played(Trials.backPain(), "back-pain", n, n);
        int again = new Flow(trial.input(Language.ENGLISH)).allocatedAgain();
        long second = Map.of("second", trial.trial().data().column("second")).values().stream()
                .mapToLong(column -> IntStream.range(0, column.size())
                        .filter(row -> !column.isMissing(row))
                        .count())
                .sum();
        assertThat(again).isEqualTo((int) second);
    }
}
