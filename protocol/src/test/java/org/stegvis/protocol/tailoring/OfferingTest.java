package org.stegvis.protocol.tailoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Action.Offer;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.file.Edited;
import org.stegvis.protocol.file.Reading;
import org.stegvis.protocol.tailoring.Offering.How;

/// Which options are open to a participant, and how one of them comes about.
class OfferingTest {
    private static final Somebody TAKES_ALL = Somebody.UNKNOWN
            .with("can-have-azathioprine", 1)
            .with("can-have-colchicine", 1)
            .with("can-have-dapsone", 1);

    private static Offering first(Protocol protocol, Somebody somebody) {
        var decision = protocol.decisions().getFirst();
        var routed = (Ruling.Routed) Tailoring.of(decision).over(somebody);
        return Offering.of(decision.id(), routed, (Action.Allocate) routed.action(), somebody);
    }

    private static Protocol changed(String from, String to) {
        return ((Reading.Accepted) Edited.backPain().with(from, to).read()).protocol();
    }

    @Test
    void all_options_are_open_where_nothing_closes_one_and_chance_decides() {
        Offering offering = first(Trials.named("snsmart"), TAKES_ALL);

        assertThat(offering.open()).extracting(Offer::option).containsExactly("azathioprine", "colchicine", "dapsone");
        assertThat(offering.how()).isEqualTo(How.BY_CHANCE);
        assertThat(offering.probability("dapsone")).isEqualTo(1 / 3.0);
    }

    @Test
    void what_a_participant_cannot_have_is_closed_and_the_others_share_its_part() {
        Offering offering = first(Trials.named("snsmart"), TAKES_ALL.with("can-have-dapsone", 0));

        assertThat(offering.offers("dapsone")).isFalse();
        assertThat(offering.probability("dapsone")).isZero();
        assertThat(offering.probability("colchicine")).isEqualTo(0.5);
    }

    @Test
    void an_option_whose_availability_cannot_be_told_is_closed() {
        Somebody untold = Somebody.UNKNOWN.with("can-have-azathioprine", 1).with("can-have-colchicine", 1);

        assertThat(first(Trials.named("snsmart"), untold).open())
                .extracting(Offer::option)
                .containsExactly("azathioprine", "colchicine");
    }

    @Test
    void one_open_option_is_given_without_chance_and_none_gives_nothing() {
        Offering one = first(Trials.named("snsmart"), Somebody.UNKNOWN.with("can-have-dapsone", 1));

        assertThat(one.how()).isEqualTo(How.ONLY_OPTION);
        assertThat(one.probability("dapsone")).isEqualTo(1);
        assertThat(first(Trials.named("snsmart"), Somebody.UNKNOWN).open()).isEmpty();
    }

    @Test
    void shares_make_the_probability() {
        Protocol protocol = changed(
                "options: [pt, cbt]\n    allocate: {procedure: permuted-blocks, sizes: [2, 4, 6]",
                "options: {pt: 2, cbt: 1}\n    allocate: {procedure: permuted-blocks, sizes: [3, 6]");

        assertThat(first(protocol, Somebody.UNKNOWN).probability("pt")).isEqualTo(2 / 3.0);
    }

    @Test
    void a_preference_for_an_open_option_is_honoured_and_any_other_is_not() {
        Protocol protocol = ((Reading.Accepted) Edited.backPain()
                        .with(
                                "characteristics:",
                                "characteristics:\n  wish: {title: Wish, scale: {categories: [pt, more]}}")
                        .with("strata: [site]", "strata: [site], preference: wish")
                        .read())
                .protocol();
        Offering honoured = first(protocol, Somebody.UNKNOWN.with("wish", "pt"));

        assertThat(honoured.how()).isEqualTo(How.BY_CHOICE);
        assertThat(honoured.probability("pt")).isEqualTo(1);
        assertThat(honoured.probability("cbt")).isZero();
        assertThat(first(protocol, Somebody.UNKNOWN.with("wish", "more")).how()).isEqualTo(How.BY_CHANCE);
        assertThat(first(protocol, Somebody.UNKNOWN).how()).isEqualTo(How.BY_CHANCE);
    }
}
