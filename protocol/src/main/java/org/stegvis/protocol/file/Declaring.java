package org.stegvis.protocol.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Characteristic;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.Text;
import org.stegvis.protocol.Treatment;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.instrument.Instrument;
import org.stegvis.protocol.instrument.Score;
import org.stegvis.protocol.instrument.file.Instruments;
import org.stegvis.protocol.text.Texts;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Sequence;

/// One treatment, characteristic, measure or visit.
final class Declaring {
    private static final double MOST_WEEKS = 5200;
    private static final int MOST_DAYS = 3660;
    private static final Map<String, Measure.Direction> DIRECTIONS = directions();

    private final Findings findings;
    private final Instruments instruments;

    Declaring(Findings findings, Instruments instruments) {
        this.findings = findings;
        this.instruments = instruments;
    }

    @Nullable
    Treatment treatment(String id, Node node) {
        Fields fields = Fields.of(node, "a mapping with a title", findings);
        if (fields == null) {
            return null;
        }
        if (id.equals(Reference.NO_OPTION)) {
            findings.error(
                    node, "a treatment called 'none'", "another name", "'none' means that there was no allocation.");
        }
        Text title = Texts.required(fields, "title", findings);
        Double weeks = fields.optionalNumber("weeks", 0, MOST_WEEKS);
        Integer sessions = fields.optionalInteger("sessions", 0, Integer.MAX_VALUE);
        fields.rejectOthers();
        return title == null ? null : new Treatment(id, title, weeks, sessions);
    }

    @Nullable
    Characteristic characteristic(String id, Node node) {
        Fields fields = Fields.of(node, "a mapping with a title and a scale", findings);
        if (fields == null) {
            return null;
        }
        Text title = Texts.required(fields, "title", findings);
        Node scaleNode = fields.required("scale");
        Scale scale = scaleNode == null ? null : Scales.read(scaleNode, findings);
        fields.optionalText("unit");
        fields.rejectOthers();
        return title == null || scale == null ? null : new Characteristic(id, title, scale);
    }

    @Nullable
    Measure measure(String id, Node node) {
        Fields fields = Fields.of(node, "a mapping with a title and an instrument or a scale", findings);
        if (fields == null) {
            return null;
        }
        Text title = Texts.required(fields, "title", findings);
        String instrument = fields.optionalText("instrument");
        String score = fields.optionalText("score");
        Scale scale = fields.has("instrument") ? scaleOfScore(fields, instrument, score) : ownScale(fields);
        String unit = fields.optionalText("unit");
        Node betterNode = fields.required("better");
        Measure.Direction better = betterNode == null ? null : Choices.of(betterNode, DIRECTIONS, findings);
        Double difference = fields.optionalNumber("important-difference", Double.MIN_VALUE, Double.POSITIVE_INFINITY);
        fields.rejectOthers();
        return title == null || scale == null || better == null
                ? null
                : new Measure(id, title, scale, better, unit, instrument, score, difference);
    }

    private @Nullable Scale ownScale(Fields fields) {
        Node score = fields.optional("score");
        if (score != null) {
            findings.error(score, "a score without an instrument", "'instrument' beside 'score'", "");
        }
        Node node = fields.required("scale");
        return node == null ? null : Scales.read(node, findings);
    }

    private @Nullable Scale scaleOfScore(Fields fields, @Nullable String instrument, @Nullable String score) {
        Node own = fields.optional("scale");
        if (own != null) {
            findings.error(
                    own, "a scale beside an instrument", "one of the two", "The scale comes from the instrument.");
        }
        Node node = fields.optional("instrument");
        if (instrument == null || node == null) {
            return null;
        }
        Instrument known = instruments.find(instrument).orElse(null);
        if (known == null) {
            findings.unknownName(node, instrument, "an instrument", instruments.ids());
            return null;
        }
        Node scoreNode = fields.optional("score");
        if (scoreNode == null) {
            return known.firstScore().scale();
        }
        Score named = score == null ? null : known.score(score).orElse(null);
        if (named == null && score != null) {
            findings.unknownName(scoreNode, score, "a score of '" + instrument + "'", known.scoreIds());
        }
        return named == null ? null : named.scale();
    }

    /// A visit whose decision and condition are not looked at yet; see [VisitAnchors].
    @Nullable
    Visit visit(String id, Node node, Declared<Measure> measures) {
        Fields fields = Fields.of(node, "a mapping with a week and what to collect", findings);
        if (fields == null) {
            return null;
        }
        Text title = Titles.optional(fields, Text.of(id), findings);
        String after = fields.optionalText("after");
        Node whenNode = fields.optional("when");
        if (whenNode != null && !fields.has("after")) {
            findings.error(
                    whenNode,
                    "'when' at a visit counted from enrolment",
                    "'after' with a decision beside it",
                    "Visits counted from enrolment come to everybody.");
        }
        Double week = fields.requiredNumber("week", fields.has("after") ? 0 : -MOST_WEEKS, MOST_WEEKS);
        Node windowNode = fields.optional("window");
        Visit.Window window = windowNode == null ? new Visit.Window(0, 0) : window(windowNode);
        Node collectNode = fields.required("collect");
        List<String> collect = collectNode == null ? List.of() : measures.referredList(collectNode, findings);
        fields.rejectOthers();
        boolean isFaulty = collectNode == null
                || collect.size() != items(collectNode)
                || (fields.has("after") && after == null)
                || (whenNode != null && after == null);
        return isFaulty || week == null || window == null
                ? null
                : new Visit(id, title, after, week, Condition.ALWAYS, window, collect);
    }

    private static int items(Node node) {
        return node instanceof Sequence sequence ? sequence.items().size() : -1;
    }

    private Visit.@Nullable Window window(Node node) {
        Fields fields = Fields.of(node, "a mapping with days before and after", findings);
        if (fields == null) {
            return null;
        }
        boolean givesBefore = fields.has("before");
        boolean givesAfter = fields.has("after");
        Integer before = fields.optionalInteger("before", 0, MOST_DAYS);
        Integer after = fields.optionalInteger("after", 0, MOST_DAYS);
        fields.rejectOthers();
        if ((givesBefore && before == null) || (givesAfter && after == null)) {
            return null;
        }
        return new Visit.Window(before == null ? 0 : before, after == null ? 0 : after);
    }

    private static Map<String, Measure.Direction> directions() {
        var directions = new LinkedHashMap<String, Measure.Direction>();
        for (Measure.Direction direction : Measure.Direction.values()) {
            directions.put(direction.name().toLowerCase(Locale.ROOT), direction);
        }
        return directions;
    }
}
