package org.stegvis.protocol.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.stegvis.protocol.instrument.ScoreResult.NotScorable;
import org.stegvis.protocol.instrument.ScoreResult.Scored;
import org.stegvis.protocol.instrument.file.Instruments;

/// What holds for every score of every built-in instrument, and every way to fill it in.
class ScoringLaws {

    /// One score with a form for it; the instrument has a made-up table where it needs one.
    record Case(Instrument instrument, Score score, Map<String, Answer> answers) {
        ScoreResult result() {
            return Scoring.score(instrument, score.id(), answers);
        }

        Case with(String item, Answer answer) {
            var changed = new LinkedHashMap<>(answers);
            changed.put(item, answer);
            return new Case(instrument, score, changed);
        }
    }

    @Property
    void a_score_lies_in_its_range(@ForAll("partlyFilled") Case form) {
        if (form.result() instanceof Scored scored) {
            assertThat(scored.value())
                    .isBetween(form.score().lowest(), form.score().highest());
        }
    }

    @Property
    void a_higher_answer_never_lowers_the_score_and_in_a_reversed_item_never_raises_it(
            @ForAll("complete") Case form, @ForAll Random chance) {
        List<Item> items = form.score().items();
        Item item = items.get(chance.nextInt(items.size()));
        double before = Double.NEGATIVE_INFINITY;
        for (int value = item.responses().lowest(); value <= item.responses().highest(); value++) {
            double score = Forms.value(form.with(item.code(), Answer.of(value)).result());
            double risen = form.score().reversed().contains(item.code()) ? -score : score;
            assertThat(risen).isGreaterThanOrEqualTo(before);
            before = risen;
        }
    }

    @Property
    void the_order_of_the_answers_is_of_no_account(@ForAll("partlyFilled") Case form, @ForAll Random chance) {
        var entries = new ArrayList<>(form.answers().entrySet());
        Collections.shuffle(entries, chance);
        var shuffled = new LinkedHashMap<String, Answer>();
        entries.forEach(entry -> shuffled.put(entry.getKey(), entry.getValue()));
        assertThat(Scoring.score(form.instrument(), form.score().id(), shuffled))
                .isEqualTo(form.result());
    }

    @Property
    void there_is_a_score_exactly_from_the_least_number_of_answers(@ForAll("partlyFilled") Case form) {
        long boxes = form.answers().values().stream()
                .filter(Answer.Boxes.class::isInstance)
                .count();
        boolean blanksCount = form.score().items().getFirst().responses().unmarked() == Responses.Blank.LOWEST;
        boolean enough = boxes > 0 && (blanksCount || boxes >= form.score().leastAnswered());
        assertThat(form.result()).isInstanceOf(enough ? Scored.class : NotScorable.class);
    }

    @Property
    void an_answer_out_of_range_is_rejected_wherever_it_stands(
            @ForAll("partlyFilled") Case form, @ForAll Random chance) {
        List<Item> items = form.score().items();
        Item item = items.get(chance.nextInt(items.size()));
        var high = form.with(item.code(), Answer.of(item.responses().highest() + 1));
        var low = form.with(item.code(), Answer.of(item.responses().lowest() - 1));
        assertThat(List.of(high.result(), low.result()))
                .allSatisfy(result -> assertThat(result)
                        .isInstanceOfSatisfying(
                                ScoreResult.Rejected.class,
                                rejected -> assertThat(rejected.misfits())
                                        .extracting(ScoreResult.Misfit::item)
                                        .containsExactly(item.code())));
    }

    @Provide
    Arbitrary<Case> complete() {
        return forms(false);
    }

    @Provide
    Arbitrary<Case> partlyFilled() {
        return forms(true);
    }

    private static Arbitrary<Case> forms(boolean mayBeMissing) {
        return Arbitraries.of(Instruments.builtIn().all())
                .map(ScoringLaws::withTables)
                .flatMap(instrument -> Arbitraries.of(instrument.scores())
                        .flatMap(score -> Arbitraries.randoms()
                                .map(chance -> new Case(instrument, score, answers(score, mayBeMissing, chance)))));
    }

    private static Map<String, Answer> answers(Score score, boolean mayBeMissing, Random chance) {
        var answers = new LinkedHashMap<String, Answer>();
        double missing = mayBeMissing ? 0.4 * chance.nextDouble() : 0;
        for (Item item : score.items()) {
            Responses responses = item.responses();
            if (chance.nextDouble() >= missing) {
                answers.put(item.code(), Answer.of(chance.nextInt(responses.lowest(), responses.highest() + 1)));
            }
        }
        return answers;
    }

    private static Instrument withTables(Instrument plain) {
        List<Score> scores = plain.scores().stream().map(ScoringLaws::withTable).toList();
        return new Instrument(
                plain.id(),
                plain.version(),
                plain.title(),
                plain.recall(),
                plain.licence(),
                plain.translations(),
                plain.items(),
                scores,
                plain.wordings(),
                plain.sources(),
                plain.assumptions());
    }

    private static Score withTable(Score score) {
        return switch (score.method()) {
            case Method.TScore t -> {
                var table = new TreeMap<Integer, Double>();
                for (int raw = score.lowestSum(); raw <= score.highestSum(); raw++) {
                    table.put(raw, 20 + 2.5 * raw);
                }
                yield score.withTable(table);
            }
            case Method.Sum s -> score;
            case Method.Mean m -> score;
            case Method.ScaledSum s -> score;
            case Method.Count c -> score;
        };
    }
}
