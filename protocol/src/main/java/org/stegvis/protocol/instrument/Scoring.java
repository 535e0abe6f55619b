package org.stegvis.protocol.instrument;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stegvis.protocol.instrument.ScoreResult.Misfit;
import org.stegvis.protocol.instrument.ScoreResult.NotScorable;
import org.stegvis.protocol.instrument.ScoreResult.Reason;
import org.stegvis.protocol.instrument.ScoreResult.Rejected;
import org.stegvis.protocol.instrument.ScoreResult.Scored;

/// Computes scores from the answers of one participant at one visit.
///
/// A questionnaire that came back without any mark gives no score, also where an unmarked item counts as not ticked:
/// an empty form is not a form of somebody without complaints. Who has none answers the lowest value.
public final class Scoring {
    private Scoring() {}

    /// The score with this id.
    ///
    /// @param answers by item code; answers to items that the score does not use are ignored
    /// @throws IllegalArgumentException when the instrument has no such score
    public static ScoreResult score(Instrument instrument, String score, Map<String, Answer> answers) {
        Score wanted = instrument
                .score(score)
                .orElseThrow(() -> new IllegalArgumentException("The score '" + score + "' of instrument '"
                        + instrument.id() + "' must be one of " + instrument.scoreIds() + "."));
        return score(instrument, wanted, answers);
    }

    /// All scores of an instrument, by id, in its order.
    public static Map<String, ScoreResult> scores(Instrument instrument, Map<String, Answer> answers) {
        var results = new LinkedHashMap<String, ScoreResult>();
        instrument.scores().forEach(score -> results.put(score.id(), score(instrument, score, answers)));
        return results;
    }

    private static ScoreResult score(Instrument instrument, Score score, Map<String, Answer> answers) {
        List<Misfit> misfits = misfits(instrument, score, answers);
        if (!misfits.isEmpty()) {
            return new Rejected(misfits);
        }
        var valued = new ArrayList<Valued>();
        var missing = new ArrayList<String>();
        boolean marked = false;
        for (Item item : score.items()) {
            Answer answer = answers.getOrDefault(item.code(), new Answer.Unmarked());
            marked |= !(answer instanceof Answer.Unmarked);
            switch (reading(item.responses(), answer)) {
                case Reading.Value(int value) -> valued.add(new Valued(item, oriented(score, item, value)));
                case Reading.Missing() -> missing.add(item.code());
            }
        }
        if (!marked) {
            return new NotScorable(Reason.NOTHING_ANSWERED, codes(score));
        }
        if (valued.size() < score.leastAnswered()) {
            return new NotScorable(Reason.TOO_FEW_ANSWERED, missing);
        }
        return computed(score, valued);
    }

    private static ScoreResult computed(Score score, List<Valued> valued) {
        int answered = valued.size();
        long sum = 0;
        long low = 0;
        long high = 0;
        long ticks = 0;
        for (Valued one : valued) {
            sum += one.value();
            low += one.item().responses().lowest();
            high += one.item().responses().highest();
            ticks += one.value() == one.item().responses().highest() ? 1 : 0;
        }
        return switch (score.method()) {
            case Method.Sum s -> new Scored((double) (sum * score.items().size()) / answered, answered);
            case Method.Mean m -> new Scored((double) sum / answered, answered);
            case Method.ScaledSum s -> new Scored((double) (100 * (sum - low)) / (high - low), answered);
            case Method.Count c -> new Scored(ticks, answered);
            case Method.TScore t -> {
                Double value = t.table().get(Math.toIntExact(sum));
                yield value == null ? new NotScorable(Reason.TABLE_NOT_LOADED, List.of()) : new Scored(value, answered);
            }
        };
    }

    private static int oriented(Score score, Item item, int value) {
        Responses responses = item.responses();
        return score.reversed().contains(item.code()) ? responses.lowest() + responses.highest() - value : value;
    }

    private static Reading reading(Responses responses, Answer answer) {
        return switch (answer) {
            case Answer.Boxes(var values) -> new Reading.Value(values.last());
            case Answer.NotApplicable() -> reading(responses, responses.notApplicable());
            case Answer.Unmarked() -> reading(responses, responses.unmarked());
        };
    }

    private static Reading reading(Responses responses, Responses.Blank blank) {
        return switch (blank) {
            case LOWEST -> new Reading.Value(responses.lowest());
            case MISSING -> new Reading.Missing();
        };
    }

    private static List<Misfit> misfits(Instrument instrument, Score score, Map<String, Answer> answers) {
        var misfits = new ArrayList<Misfit>();
        for (Item item : score.items()) {
            if (answers.get(item.code()) instanceof Answer.Boxes boxes && !fits(item.responses(), boxes)) {
                misfits.add(new Misfit(item.code(), shown(boxes), expected(item.responses())));
            }
        }
        // Sorted, so that the same answers give the same message whatever map they come in.
        for (String code : new TreeMap<>(answers).keySet()) {
            if (instrument.item(code).isEmpty()) {
                misfits.add(new Misfit(code, code, "an item of " + instrument.id()));
            }
        }
        return misfits;
    }

    private static boolean fits(Responses responses, Answer.Boxes boxes) {
        boolean inRange = boxes.values().stream().allMatch(responses::contains);
        return switch (responses.severalBoxes()) {
            case HIGHEST -> inRange;
            case REFUSED -> inRange && boxes.values().size() == 1;
        };
    }

    private static String shown(Answer.Boxes boxes) {
        String list = boxes.values().toString();
        return list.substring(1, list.length() - 1);
    }

    private static String expected(Responses responses) {
        return "%s from %d to %d"
                .formatted(
                        switch (responses.severalBoxes()) {
                            case HIGHEST -> "whole numbers";
                            case REFUSED -> "one whole number";
                        },
                        responses.lowest(),
                        responses.highest());
    }

    private static List<String> codes(Score score) {
        return score.items().stream().map(Item::code).toList();
    }

    private record Valued(Item item, int value) {}

    private sealed interface Reading {
        record Value(int value) implements Reading {}

        record Missing() implements Reading {}
    }
}
