package org.stegvis.server.answering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Value;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.instrument.Answer;
import org.stegvis.protocol.instrument.Instrument;
import org.stegvis.protocol.instrument.Item;
import org.stegvis.protocol.instrument.ScoreResult;
import org.stegvis.protocol.instrument.Scoring;
import org.stegvis.protocol.instrument.Wording;
import org.stegvis.server.answering.Questions.Question;
import org.stegvis.server.page.Words;
import org.stegvis.server.participant.Course;
import org.stegvis.server.trialpage.Field;
import org.stegvis.server.trialpage.Field.Choice;

/// The questions of a visit, and the measures that their answers give. Where the wording of an instrument
/// is licensed and the trial has loaded none, its neutral topics are asked.
record Asking(Course course, Visit visit, Words words) {

    List<Question> questions(Map<String, String> answers) {
        var questions = new ArrayList<Question>();
        var asked = new HashSet<String>();
        for (String id : visit.collect()) {
            Measure measure = protocol().measure(id);
            Instrument instrument = instrument(measure);
            if (instrument == null) {
                questions.add(number(measure, answers));
            } else if (asked.add(instrument.id())) {
                instrument.items().forEach(item -> questions.add(item(instrument, item, answers)));
            }
        }
        return questions;
    }

    private Question number(Measure measure, Map<String, String> answers) {
        String title = measure.title().in(words.language());
        Field field = Field.of(measure.id(), title, measure.scale(), words, answers);
        return new Question(field.name(), title, null, field.choices(), true, "", "", field.hint(), field.value());
    }

    private Question item(Instrument instrument, Item item, Map<String, String> answers) {
        Wording wording = instrument.wordings().get(item.code());
        String name = instrument.id() + "/" + item.code();
        var choices = new ArrayList<Choice>();
        int lowest = item.responses().lowest();
        int highest = item.responses().highest();
        for (int value = lowest; value <= highest; value++) {
            choices.add(new Choice(Integer.toString(value), label(wording, value, Integer.toString(value))));
        }
        boolean labelled = wording != null && wording.labels().size() == choices.size();
        return new Question(
                name,
                wording == null
                        ? item.topic().in(words.language())
                        : wording.question().in(words.language()),
                instrument.recall().in(words.language()),
                choices,
                labelled,
                label(wording, lowest, words.t("answer.low")),
                label(wording, highest, words.t("answer.high")),
                null,
                answers.getOrDefault(name, ""));
    }

    private String label(@Nullable Wording wording, int value, String otherwise) {
        return wording != null && wording.labels().containsKey(value)
                ? Objects.requireNonNull(wording.labels().get(value)).in(words.language())
                : otherwise;
    }

    /// Those answers that belong to a question, as they were given.
    Map<String, String> kept(Map<String, String> told) {
        var kept = new LinkedHashMap<String, String>();
        for (Question question : questions(Map.of())) {
            String answer = told.getOrDefault(question.name(), "").strip();
            if (!answer.isEmpty() && answer.length() <= 20) {
                kept.put(question.name(), answer);
            }
        }
        return kept;
    }

    /// What the answers give; a measure for which too few are there is left out. Null when an answer is none that the
    /// question has.
    @Nullable
    Map<String, Value> measures(Map<String, String> answers) {
        var values = new LinkedHashMap<String, Value>();
        for (String id : visit.collect()) {
            Measure measure = protocol().measure(id);
            Instrument instrument = instrument(measure);
            if (instrument == null) {
                String text = answers.get(id);
                Value value = text == null ? null : Field.value(text, measure.scale());
                if (text != null && value == null) {
                    return null;
                }
                if (value != null) {
                    values.put(id, value);
                }
                continue;
            }
            var given = given(instrument, answers);
            if (given == null) {
                return null;
            }
            String score = measure.score() == null ? instrument.firstScore().id() : measure.score();
            switch (Scoring.score(instrument, score, given)) {
                case ScoreResult.Scored(var value, var answered) -> values.put(id, new Value.Number(value));
                case ScoreResult.NotScorable n -> {
                    // Too few answers for a score: the measure stays missing, the answers are kept.
                }
                case ScoreResult.Rejected r -> {
                    return null;
                }
            }
        }
        return values;
    }

    private static @Nullable Map<String, Answer> given(Instrument instrument, Map<String, String> answers) {
        var given = new HashMap<String, Answer>();
        for (Item item : instrument.items()) {
            String text = answers.get(instrument.id() + "/" + item.code());
            if (text != null) {
                if (!text.matches("-?[0-9]{1,6}")) {
                    return null;
                }
                given.put(item.code(), Answer.of(Integer.parseInt(text)));
            }
        }
        return given;
    }

    private @Nullable Instrument instrument(Measure measure) {
        String id = measure.instrument();
        return id == null ? null : course.version().instruments().find(id).orElse(null);
    }

    private Protocol protocol() {
        return course.version().protocol();
    }
}
