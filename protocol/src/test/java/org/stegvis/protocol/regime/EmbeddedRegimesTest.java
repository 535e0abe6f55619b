package org.stegvis.protocol.regime;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.file.Edited;
import org.stegvis.protocol.file.Reading;
import org.stegvis.protocol.regime.Rule.Then;
import org.stegvis.protocol.tailoring.Offering.How;

/// The full rules that a protocol contains.
class EmbeddedRegimesTest {

    private static Protocol changed(String from, String to) {
        return ((Reading.Accepted) Edited.backPain().with(from, to).read()).protocol();
    }

    private static List<String> ids(Protocol protocol) {
        return EmbeddedRegimes.of(protocol).stream()
                .map(regime -> regime.id().toString())
                .toList();
    }

    @Test
    void the_back_pain_trial_has_a_regime_for_each_first_treatment_and_each_switch() {
        assertThat(ids(Trials.backPain())).containsExactly("pt/cbt", "pt/more", "cbt/pt", "cbt/more");
    }

    @Test
    void a_responder_is_on_two_regimes_and_goes_on_in_both() {
        for (EmbeddedRegime regime : EmbeddedRegimes.of(Trials.backPain()).subList(0, 2)) {
            var first = (Rule.At) regime.rule();
            var second = (Rule.At) first.branches().getFirst().next();
            assertThat(first.branches().getFirst().then()).isEqualTo(new Then.Choose("pt", How.BY_CHANCE, 0.5));
            Rule.Branch responders = requireNonNull(second.branch(0));
            assertThat(responders.classes()).containsExactly("response");
            assertThat(responders.then()).isEqualTo(new Then.Continue());
        }
    }

    @Test
    void a_route_that_gives_one_option_adds_no_regime() {
        assertThat(ids(changed("options: [cbt, more]", "options: [cbt]"))).hasSize(1 + 2);
    }

    @Test
    void responders_who_are_randomised_too_double_the_regimes() {
        Protocol protocol = changed(
                "      - when: response\n        continue: true\n",
                "      - when: response\n        options: [pt, more]\n        allocate: {procedure: simple}\n");

        assertThat(EmbeddedRegimes.of(protocol)).hasSize(8);
    }

    @Test
    void who_leaves_is_decided_nothing_more() {
        Protocol protocol = changed("        continue: true\n", "        leave: true\n");

        assertThat(ids(protocol)).hasSize(4);
    }

    @Test
    void a_decision_at_a_visit_that_never_comes_on_a_branch_adds_nothing_there() {
        Protocol protocol = ((Reading.Accepted) Edited.backPain()
                        .with("    week: 52\n", "    after: second\n    when: second != none\n    week: 42\n")
                        .with(
                                "\nanalyses:",
                                "\n  third:\n    at: week52\n    options: [pt, cbt]\n    allocate: {procedure: simple}\n\nanalyses:")
                        .read())
                .protocol();

        assertThat(EmbeddedRegimes.of(protocol)).hasSize(2 * 2 * 2);
    }

    static List<String> trials() {
        return Trials.files().stream()
                .map(file -> file.getFileName().toString().replace(".yaml", ""))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("trials")
    void counting_gives_as_many_as_listing_and_each_is_another(String trial) {
        Protocol protocol = Trials.named(trial);
        List<EmbeddedRegime> regimes = EmbeddedRegimes.of(protocol);

        assertThat(EmbeddedRegimes.count(protocol)).isEqualTo(BigInteger.valueOf(regimes.size()));
        assertThat(regimes).doesNotHaveDuplicates();
        assertThat(ids(protocol)).doesNotHaveDuplicates();
    }
}
