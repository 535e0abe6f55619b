package org.stegvis.protocol.instrument;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stegvis.protocol.instrument.file.Instruments;

/// Filled-in questionnaires of the built-in instruments.
final class Forms {
    private Forms() {}

    static Instrument builtIn(String id) {
        return Instruments.builtIn().find(id).orElseThrow();
    }

    /// Answers in the order of the items.
    static Map<String, Answer> answers(List<String> codes, List<Answer> values) {
        if (codes.size() != values.size()) {
            throw new IllegalArgumentException(values.size() + " answers must be " + codes.size() + ".");
        }
        var answers = new LinkedHashMap<String, Answer>();
        for (int i = 0; i < codes.size(); i++) {
            answers.put(codes.get(i), values.get(i));
        }
        return answers;
    }

    static Map<String, Answer> answers(Instrument instrument, int... values) {
        return answers(
                instrument.itemCodes(),
                Arrays.stream(values).mapToObj(Answer::of).toList());
    }

    /// The first items of the instrument, which add up to `sum`, and no mark at the others.
    static Map<String, Answer> withSum(Instrument instrument, int answered, int sum) {
        var answers = new LinkedHashMap<String, Answer>();
        int left = sum;
        for (Item item : instrument.items().subList(0, answered)) {
            int value = Math.min(left, item.responses().highest());
            answers.put(item.code(), Answer.of(value));
            left -= value;
        }
        if (left != 0) {
            throw new IllegalArgumentException(
                    answered + " items of " + instrument.id() + " must be able to add up to " + sum);
        }
        return answers;
    }

    static double value(ScoreResult result) {
        if (result instanceof ScoreResult.Scored scored) {
            return scored.value();
        }
        throw new AssertionError("A score was expected, not " + result);
    }

    static double first(Instrument instrument, Map<String, Answer> answers) {
        return value(Scoring.score(instrument, instrument.firstScore().id(), answers));
    }
}
