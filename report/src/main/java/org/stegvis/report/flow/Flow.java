package org.stegvis.report.flow;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.exchange.origin.Screening;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.regime.Turn;
import org.stegvis.protocol.wording.ExpressionWording;
import org.stegvis.protocol.wording.Names;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.flow.FlowNode.Kind;
import org.stegvis.report.input.ReportInput;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Titles;
import org.stegvis.report.words.Words;

/// The flow of participants through the trial, as a figure and as a table.
public final class Flow {
    private static final int MOST_LEAVES = 40;

    private final ReportInput input;
    private final Words words;
    private final Titles titles;
    private final ExpressionWording wording;
    private final Ways ways;
    private final FlowNode tree;

    public Flow(ReportInput input) {
        this(input, Ways.of(input.protocol(), input.data()));
    }

    private Flow(ReportInput input, Ways ways) {
        this.input = input;
        this.words = new Words(input.language());
        this.titles = new Titles(input.protocol(), words);
        this.wording = new ExpressionWording(Names.of(input.protocol(), input.language()), input.language());
        this.ways = ways;
        this.tree = tree();
    }

    /// The flow of participants who were counted by their way; the data of the input are not looked at.
    public static Flow of(ReportInput input, List<Way> ways) {
        return new Flow(input, new Ways(input.protocol(), ways, true));
    }

    public Node figure(Lettering lettering) {
        FlowNode shown = tree;
        while (shown.leaves() > MOST_LEAVES && shown.depth() > 2) {
            shown = shown.prunedTo(shown.depth() - 1);
        }
        return new FlowFigure(words, lettering).of(shown);
    }

    /// What the last boxes count.
    public String caption() {
        Analysis.Outcome outcome = Way.outcome(input.protocol());
        return outcome == null
                ? ""
                : words.say(
                        "Started and completed: of those allocated to the option. Outcome: %s.",
                        "Begynte og fullførte: av dem som ble tildelt behandlingen. Utfall: %s.",
                        titles.within(titles.reference(outcome.last())));
    }

    /// Whether the figure leaves out later decisions, which the table tells.
    public boolean isPruned() {
        return tree.leaves() > MOST_LEAVES;
    }

    /// How many were allocated at more than one decision.
    public int allocatedAgain() {
        return ways.ways().stream()
                .filter(way -> way.turns().stream()
                                .filter(Turn.Allocated.class::isInstance)
                                .count()
                        > 1)
                .mapToInt(Way::participants)
                .sum();
    }

    public Node table() {
        return new FlowTable(words).of(tree);
    }

    FlowNode root() {
        return tree;
    }

    private FlowNode tree() {
        int[] everybody = ways.everybody();
        List<FlowNode> after = new FlowTree(ways, titles, new FlowNotes(ways, titles), Way.outcome(input.protocol()))
                .from(everybody, 0);
        FlowNode randomised =
                FlowNode.of(Kind.START, words.say("Enrolled", "Inkludert"), ways.count(everybody), drawn(), after);
        Screening screening = input.screening();
        return screening == null ? randomised : screened(screening, randomised);
    }

    private FlowNode screened(Screening screening, FlowNode randomised) {
        var aside = new ArrayList<String>();
        int out = screening.assessed() - randomised.count();
        aside.add(words.say("Not enrolled: %s", "Ikke inkludert: %s", words.count(out)));
        aside.add(words.say(
                "not eligible: %s, not meeting", "ikke egnet: %s, oppfylte ikke", words.count(screening.ineligible())));
        screening.byCriterion().forEach((criterion, count) -> {
            if (count > 0) {
                aside.add("\u2003%s: %s".formatted(criterion(criterion), words.count(count)));
            }
        });
        int reasons = screening.byCriterion().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        if (reasons > screening.ineligible()) {
            aside.add("\u2003" + words.say("(some for several reasons)", "(noen av flere grunner)"));
        }
        aside.add(words.say("declined: %s", "ønsket ikke å delta: %s", words.count(screening.declined())));
        if (screening.untold() > 0) {
            aside.add(words.say(
                    "eligibility not known: %s", "uvisst om kravene var oppfylt: %s", words.count(screening.untold())));
        }
        return new FlowNode(
                Kind.START,
                words.say("Assessed for eligibility", "Vurdert for deltakelse"),
                screening.assessed(),
                List.of(),
                aside,
                List.of(randomised));
    }

    /// That chance decided at the first decision, where it did for all.
    private List<String> drawn() {
        Decision first = input.protocol().decisions().getFirst();
        boolean isDrawn = first.routes().stream()
                .allMatch(route -> route.action() instanceof Action.Allocate allocate
                        && allocate.isRandomised()
                        && allocate.preference() == null);
        return isDrawn ? List.of(words.say("randomised", "randomisert")) : List.of();
    }

    private String criterion(String id) {
        return input.protocol().eligibility().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .map(each -> titles.within(wording.of(each.require())))
                .orElse(id);
    }
}
