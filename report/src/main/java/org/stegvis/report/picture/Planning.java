package org.stegvis.report.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Action.Offer;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.regime.DecisionTree;
import org.stegvis.protocol.regime.DecisionTree.Choice;
import org.stegvis.protocol.regime.DecisionTree.Way;
import org.stegvis.protocol.regime.Rule.Then;
import org.stegvis.protocol.tailoring.Offering.How;
import org.stegvis.protocol.wording.ExpressionWording;
import org.stegvis.protocol.wording.Names;
import org.stegvis.report.picture.Box.Kind;
import org.stegvis.report.words.Titles;
import org.stegvis.report.words.Words;

/// Makes boxes and links of a protocol. A trial that would fill a wall shares the parts that are alike.
final class Planning {
    private static final int MOST_APART = 60;

    private final Protocol protocol;
    private final Words words;
    private final Titles titles;
    private final ExpressionWording wording;
    private final List<Box> boxes = new ArrayList<>();
    private final List<Graph.Link> links = new ArrayList<>();
    private final Map<DecisionTree, Integer> drawn = new HashMap<>();
    private boolean sharing;

    Planning(Protocol protocol, Words words) {
        this.protocol = protocol;
        this.words = words;
        this.titles = new Titles(protocol, words);
        this.wording = new ExpressionWording(Names.of(protocol, words.language()), words.language());
    }

    Graph graph() {
        DecisionTree tree = DecisionTree.of(protocol);
        sharing = size(tree, MOST_APART) > MOST_APART;
        int start = box(
                Kind.START,
                words.say("Enrolled", "Inkludert"),
                List.of(words.say(
                        "planned: %s",
                        "planlagt: %s", words.count(protocol.trial().participants()))));
        draw(start, tree);
        return new Graph(boxes, links);
    }

    /// The number of options in a tree, as far as somebody wants to know.
    private static int size(DecisionTree tree, int enough) {
        if (!(tree instanceof DecisionTree.At at)) {
            return 0;
        }
        int sum = 0;
        for (Way way : at.ways()) {
            for (Choice choice : way.choices()) {
                sum += 1 + (sum > enough ? 0 : size(choice.next(), enough - sum));
            }
        }
        return sum;
    }

    private void draw(int from, DecisionTree tree) {
        if (!(tree instanceof DecisionTree.At at)) {
            return;
        }
        Integer before = sharing ? drawn.get(tree) : null;
        if (before != null) {
            links.add(new Graph.Link(from, before));
            return;
        }
        Decision decision = protocol.decision(at.decision());
        int here = box(Kind.DECISION, titles.decision(decision.id()), notes(decision));
        drawn.put(tree, here);
        links.add(new Graph.Link(from, here));
        for (Way way : at.ways()) {
            draw(here, decision, way, at.ways().size() == 1 && way.classes().isEmpty());
        }
    }

    /// @param isOnly whether everybody goes this way
    private void draw(int from, Decision decision, Way way, boolean isOnly) {
        int start = from;
        if (!isOnly) {
            start = box(Kind.RESULT, result(decision, way), List.of());
            links.add(new Graph.Link(from, start));
        }
        Action action = decision.routes().get(way.route()).action();
        if (action instanceof Action.Allocate allocate && allocate.isRandomised()) {
            int randomised = box(Kind.RANDOMISATION, "R", List.of());
            links.add(new Graph.Link(start, randomised));
            start = randomised;
        }
        for (Choice choice : way.choices()) {
            // A preference leads to an option of its own name; it is told in the box of the option that chance gives.
            if (!(choice.then() instanceof Then.Choose(var option, var how, var probability)) || how == How.BY_CHANCE) {
                int given = given(choice.then(), action);
                links.add(new Graph.Link(start, given));
                draw(given, choice.next());
            }
        }
    }

    private List<String> notes(Decision decision) {
        var notes = new ArrayList<String>();
        notes.add(words.either(decision.at().stream()
                .map(occasion -> titles.within(titles.visit(occasion.visit())))
                .distinct()
                .toList()));
        for (var each : decision.classes()) {
            if (!each.when().equals(Condition.ALWAYS)) {
                notes.add(
                        words.capitalised(titles.responseClass(decision, each.id())) + ": " + wording.of(each.when()));
            }
        }
        return notes;
    }

    private String result(Decision decision, Way way) {
        boolean classesTell = !way.classes().isEmpty();
        return words.capitalised(
                classesTell
                        ? way.classes().stream()
                                .map(id -> titles.responseClass(decision, id))
                                .collect(Collectors.joining(words.say(" or ", " eller ")))
                        : wording.of(decision.routes().get(way.route()).when()));
    }

    private int given(Then then, Action action) {
        return switch (then) {
            case Then.Choose choose -> box(Kind.OPTION, titles.option(choose.option()), offered(choose, action));
            case Then.Give give -> box(Kind.OPTION, titles.option(give.option()), List.of());
            case Then.Continue goesOn ->
                box(Kind.OTHER, words.say("Goes on as before", "Fortsetter som før"), List.of());
            case Then.Leave leaves ->
                box(Kind.OTHER, words.say("No further decision", "Ingen flere beslutninger"), List.of());
        };
    }

    private List<String> offered(Then.Choose choose, Action action) {
        var notes = new ArrayList<String>();
        if (action instanceof Action.Allocate allocate) {
            boolean isEqual = allocate.offers().stream()
                            .mapToDouble(Offer::share)
                            .distinct()
                            .count()
                    == 1;
            if (!isEqual) {
                notes.add(words.percent(100 * choose.probability(), 0));
            }
            allocate.offers().stream()
                    .filter(offer -> offer.option().equals(choose.option()))
                    .filter(offer -> !offer.availableIf().equals(Condition.ALWAYS))
                    .forEach(offer -> notes.add(words.say("if ", "hvis ") + wording.of(offer.availableIf())));
            if (allocate.preference() != null) {
                notes.add(words.say("a preference is honoured", "et eget ønske følges"));
            }
        }
        return notes;
    }

    private int box(Kind kind, String title, List<String> notes) {
        boxes.add(Box.of(boxes.size(), kind, title, notes));
        return boxes.size() - 1;
    }
}
