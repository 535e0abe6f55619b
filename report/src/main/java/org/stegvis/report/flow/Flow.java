package org.stegvis.report.flow;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Analysis;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.flow.FlowNode.Kind;
import org.stegvis.report.input.ReportInput;
import org.stegvis.report.input.Screening;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Titles;
import org.stegvis.report.words.Words;

/// The flow of participants through the trial, as a figure and as a table.
public final class Flow {
    private static final int MOST_LEAVES = 40;

    private final ReportInput input;
    private final Words words;
    private final Titles titles;
    private final Ways ways;
    private final FlowNode tree;

    public Flow(ReportInput input) {
        this.input = input;
        this.words = new Words(input.language());
        this.titles = new Titles(input.protocol(), words);
        this.ways = Ways.of(input.protocol(), input.data());
        this.tree = tree();
    }

    public Node figure(Lettering lettering) {
        FlowNode shown = tree;
        while (shown.leaves() > MOST_LEAVES && shown.depth() > 2) {
            shown = shown.prunedTo(shown.depth() - 1);
        }
        return new FlowFigure(words, lettering).of(shown);
    }

    /// Whether the figure leaves out later decisions, which the table tells.
    public boolean isPruned() {
        return tree.leaves() > MOST_LEAVES;
    }

    public Node table() {
        return new FlowTable(words).of(tree);
    }

    private FlowNode tree() {
        int[] everybody = ways.everybody();
        List<FlowNode> after = new FlowTree(ways, titles, new FlowNotes(ways, titles), outcome()).from(everybody, 0);
        FlowNode randomised =
                FlowNode.of(Kind.START, words.say("Enrolled", "Inkludert"), everybody.length, List.of(), after);
        Screening screening = input.screening();
        return screening == null ? randomised : screened(screening, randomised);
    }

    private FlowNode screened(Screening screening, FlowNode randomised) {
        var aside = new ArrayList<String>();
        int out = screening.assessed() - randomised.count();
        aside.add(words.say("Not enrolled: %s", "Ikke inkludert: %s", words.count(out)));
        for (Screening.Excluded each : screening.excluded()) {
            aside.add("%s: %s".formatted(criterion(each.criterion()), words.count(each.count())));
        }
        if (screening.declined() > 0) {
            aside.add(words.say("Declined: %s", "Ønsket ikke å delta: %s", words.count(screening.declined())));
        }
        return new FlowNode(
                Kind.START,
                words.say("Assessed for eligibility", "Vurdert for deltakelse"),
                screening.assessed(),
                List.of(),
                aside,
                List.of(randomised));
    }

    private String criterion(String id) {
        return input.protocol().eligibility().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .map(each -> words.capitalised(words.of(each.title())))
                .orElse(id);
    }

    /// The outcome whose presence is told at the end of each way: that of the regimes, else of the last analysis.
    private Analysis.@Nullable Outcome outcome() {
        List<Analysis> analyses = input.protocol().analyses();
        for (Analysis analysis : analyses) {
            if (analysis.compare() instanceof Analysis.Comparison.Regimes) {
                return analysis.outcome();
            }
        }
        return analyses.isEmpty() ? null : analyses.getLast().outcome();
    }
}
