package org.stegvis.protocol.instrument.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Measure.Direction;
import org.stegvis.protocol.Text;
import org.stegvis.protocol.instrument.Item;
import org.stegvis.protocol.instrument.LeastChange;
import org.stegvis.protocol.instrument.Method;
import org.stegvis.protocol.instrument.Score;
import org.stegvis.protocol.text.Texts;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;

/// Reads the scores of an instrument; what [Score] would refuse becomes a finding first.
final class ScoreReader {
    private static final String ALL_NEEDED = "All items must be answered.";

    private final List<Item> items;
    private final Findings findings;

    private ScoreReader(List<Item> items, Findings findings) {
        this.items = items;
        this.findings = findings;
    }

    static List<Score> scores(@Nullable Node node, List<Item> items, Findings findings) {
        var reader = new ScoreReader(items, findings);
        var scores = new ArrayList<Score>();
        for (Mapping.Entry entry : ItemReader.entries(node, "scores by id", findings)) {
            String id = InstrumentReader.name(entry.key(), findings);
            Fields fields = Fields.of(entry.value(), "title, method and direction of a score", findings);
            if (id != null && fields != null) {
                reader.score(id, fields).ifPresent(scores::add);
            }
        }
        return scores;
    }

    private enum Formula {
        SUM,
        MEAN,
        SCALED_SUM,
        COUNT,
        T_SCORE
    }

    private Optional<Score> score(String id, Fields fields) {
        int before = findings.errors();
        Text title = Texts.required(fields, "title", findings);
        var formula = Spelling.word(fields.required("method"), Formula.class, "a method", findings);
        List<Item> used = items(fields.optional("items"));
        Set<String> reversed = reversed(fields.optional("reversed"), used);
        var kind = Spelling.word(fields.optional("kind"), Score.Kind.class, "a kind of value", findings)
                .orElse(Score.Kind.AMOUNT);
        Integer given = fields.optionalInteger("least-answered", 1, Math.max(1, used.size()));
        int least = given == null ? used.size() : given;
        String basis = least < used.size() ? fields.requiredText("basis") : fields.optionalText("basis");
        var better = Spelling.word(fields.required("better"), Direction.class, "a direction", findings);
        List<Double> cuts = cuts(fields.optional("cuts"));
        List<LeastChange> changes = changes(fields.optional("least-change"));
        Node table = fields.optional("table");
        fields.rejectOthers();
        if (findings.errors() > before || title == null || formula.isEmpty() || better.isEmpty() || used.isEmpty()) {
            return Optional.empty();
        }
        checkRanges(fields.node(), formula.get(), kind, used, least);
        Method method = method(formula.get(), table, used);
        if (findings.errors() > before) {
            return Optional.empty();
        }
        var score = new Score(
                id,
                title,
                method,
                used,
                reversed,
                least,
                basis == null ? ALL_NEEDED : basis,
                kind,
                better.get(),
                cuts,
                changes);
        return checkedCuts(fields, score);
    }

    private List<Item> items(@Nullable Node node) {
        if (node == null) {
            return items;
        }
        List<String> codes = items.stream().map(Item::code).toList();
        var used = new ArrayList<Item>();
        for (Node one : list(node, "a list of items")) {
            String code = Expect.text(one, findings);
            if (code == null) {
                continue;
            }
            int index = codes.indexOf(code);
            if (index < 0) {
                findings.unknownName(one, code, "an item", codes);
            } else if (used.contains(items.get(index))) {
                findings.error(one, one.shown() + " a second time", "each item once", "");
            } else {
                used.add(items.get(index));
            }
        }
        return used;
    }

    private Set<String> reversed(@Nullable Node node, List<Item> used) {
        var reversed = new LinkedHashSet<String>();
        if (node == null) {
            return reversed;
        }
        List<String> codes = used.stream().map(Item::code).toList();
        for (Node one : list(node, "a list of items")) {
            String code = Expect.text(one, findings);
            if (code != null && !codes.contains(code)) {
                findings.unknownName(one, code, "an item of this score", codes);
            } else if (code != null) {
                reversed.add(code);
            }
        }
        return reversed;
    }

    private List<Double> cuts(@Nullable Node node) {
        var cuts = new ArrayList<Double>();
        for (Node one : node == null ? List.<Node>of() : list(node, "a list of numbers")) {
            double above = cuts.isEmpty() ? Double.NEGATIVE_INFINITY : Math.nextUp(cuts.getLast());
            Double cut = Expect.number(one, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, findings);
            if (cut != null && cut < above) {
                findings.error(one, one.shown(), "cut points in ascending order", "");
            } else if (cut != null) {
                cuts.add(cut);
            }
        }
        return cuts;
    }

    private List<LeastChange> changes(@Nullable Node node) {
        Fields fields = node == null ? null : Fields.of(node, "points or percent, or both", findings);
        var changes = new ArrayList<LeastChange>();
        if (fields != null) {
            Double points = fields.optionalNumber("points", Double.MIN_VALUE, Double.POSITIVE_INFINITY);
            Double percent = fields.optionalNumber("percent", Double.MIN_VALUE, 100);
            if (points != null) {
                changes.add(new LeastChange.Points(points));
            }
            if (percent != null) {
                changes.add(new LeastChange.PercentOfBaseline(percent));
            }
            fields.rejectOthers();
        }
        return changes;
    }

    private void checkRanges(Node node, Formula formula, Score.Kind kind, List<Item> used, int least) {
        var ranges = new HashSet<List<Integer>>();
        used.forEach(item ->
                ranges.add(List.of(item.responses().lowest(), item.responses().highest())));
        boolean comparable = switch (formula) {
            case SUM -> least == used.size();
            case MEAN -> false;
            case SCALED_SUM, T_SCORE -> true;
            case COUNT -> ranges.stream().allMatch(range -> range.get(1) - range.get(0) == 1);
        };
        if (!comparable && (ranges.size() > 1 || formula == Formula.COUNT)) {
            String expected = formula == Formula.COUNT ? "items with two values" : "items with the same range";
            findings.error(node, "items with other ranges", expected, "Use another method, or name the items.");
        }
        boolean needsAll = formula == Formula.T_SCORE || kind == Score.Kind.RANK;
        if (needsAll && least < used.size()) {
            findings.error(node, "least-answered " + least, "all " + used.size() + " items", "");
        }
        if (kind == Score.Kind.RANK && formula != Formula.SUM && formula != Formula.COUNT) {
            findings.error(node, "ranks by " + Spelling.spelt(formula), "ranks by sum or count", "");
        }
    }

    private Method method(Formula formula, @Nullable Node table, List<Item> used) {
        if (table != null && formula != Formula.T_SCORE) {
            findings.error(table, "a table for " + Spelling.spelt(formula), "a table for t-score only", "");
        }
        return switch (formula) {
            case SUM -> new Method.Sum();
            case MEAN -> new Method.Mean();
            case SCALED_SUM -> new Method.ScaledSum();
            case COUNT -> new Method.Count();
            case T_SCORE -> new Method.TScore(table == null ? new TreeMap<>() : table(table, used));
        };
    }

    private NavigableMap<Integer, Double> table(Node node, List<Item> used) {
        int lowest = used.stream().mapToInt(item -> item.responses().lowest()).sum();
        int highest = used.stream().mapToInt(item -> item.responses().highest()).sum();
        return TScoreTable.read(node, lowest, highest, findings);
    }

    private Optional<Score> checkedCuts(Fields fields, Score score) {
        for (double cut : score.cuts()) {
            if (!(cut > score.lowest() && cut < score.highest())) {
                Node node = fields.optional("cuts");
                findings.error(
                        node == null ? fields.node() : node,
                        "the cut point " + cut,
                        "cut points between " + score.lowest() + " and " + score.highest(),
                        "");
                return Optional.empty();
            }
        }
        return Optional.of(score);
    }

    private List<Node> list(Node node, String expected) {
        List<Node> nodes = Expect.items(node, expected, findings);
        return nodes == null ? List.of() : nodes;
    }
}
