package org.stegvis.report.guideline;

import static org.stegvis.report.guideline.EffectPlot.BOLD;
import static org.stegvis.report.guideline.EffectPlot.FROM;
import static org.stegvis.report.guideline.EffectPlot.LABEL;
import static org.stegvis.report.guideline.EffectPlot.QUIET;
import static org.stegvis.report.guideline.EffectPlot.ROW;
import static org.stegvis.report.guideline.EffectPlot.TOP;
import static org.stegvis.report.guideline.EffectPlot.WIDTH;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.stegvis.evidence.StudyRecord;
import org.stegvis.evidence.living.RunningEvidence;
import org.stegvis.evidence.living.Told;
import org.stegvis.report.figure.Drawing;
import org.stegvis.report.figure.Drawing.Anchor;
import org.stegvis.report.figure.Ink;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.figure.Lines;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Words;

/// What was known on a question after each publication: one line a step, by year. What is new stands below
/// a line and in a colour of its own. Source: LAU et al. 1992, N Engl J Med 327:248-254.
final class ThroughTime {
    private final List<Step> steps;
    private final Words words;
    private final EffectPlot plot;
    private final String title;

    /// @param evidence what was known after each publication, oldest first, of one question; at least one
    /// @param apart the ids of the studies that are new
    ThroughTime(List<RunningEvidence> evidence, Set<String> apart, Words words, Lettering lettering) {
        this.words = words;
        this.steps = steps(evidence, apart, words);
        var question = evidence.getFirst().question();
        this.plot = new EffectPlot(question, steps.stream().map(Step::told).toList(), steps.size(), words, lettering);
        this.title = words.say("%s Through time.", "%s Gjennom tid.", words.of(question.title()));
    }

    /// @param came what was published at this step
    /// @param detail how many publications are pooled by then
    /// @param isNew whether one of those that came is to be set apart
    private record Step(String came, String detail, Told told, boolean isNew) {}

    private static List<Step> steps(List<RunningEvidence> evidence, Set<String> apart, Words words) {
        var steps = new ArrayList<Step>();
        List<StudyRecord> before = List.of();
        for (RunningEvidence each : evidence) {
            var known = before;
            List<StudyRecord> came = each.studies().stream()
                    .filter(study -> !known.contains(study))
                    .toList();
            before = each.studies();
            int year = each.studies().getLast().date().getYear();
            boolean replaces = each.studies().size() <= known.size();
            steps.add(new Step(
                    year + "  "
                            + words.listed(came.stream()
                                    .map(study -> words.of(study.title()))
                                    .toList()),
                    detail(each.studies().size(), replaces, words),
                    each.told(),
                    came.stream().anyMatch(study -> apart.contains(study.id()))));
        }
        return steps;
    }

    private static String detail(int pooled, boolean replaces, Words words) {
        String count = pooled == 1
                ? words.say("one publication", "én publikasjon")
                : words.say("%s publications together", "%s publikasjoner samlet", words.count(pooled));
        return replaces ? count + words.say(", in the place of earlier ones", ", i stedet for tidligere") : count;
    }

    Node draw() {
        Drawing drawing = plot.drawing();
        double y = TOP + ROW / 2;
        boolean isBelow = false;
        for (Step step : steps) {
            if (step.isNew() && !isBelow) {
                drawing.dashed(0, y - ROW / 2, WIDTH, y - ROW / 2, Ink.TRUTH, 1, "4 3");
                isBelow = true;
            }
            String ink = step.isNew() ? Ink.TRUTH : Ink.ACCENT;
            String label =
                    Lines.of(step.came(), LABEL.face(), LABEL.size(), FROM - 24).getFirst();
            drawing.write(label, 0, y - 2, step.isNew() ? BOLD : LABEL, Anchor.START);
            String detail = step.isNew() ? words.say("new; %s", "ny; %s", step.detail()) : step.detail();
            drawing.write(detail, 0, y + 11, QUIET, Anchor.START);
            plot.interval(step.told(), y, ink);
            plot.diamond(step.told(), y, ink);
            drawing.write(plot.numbers(step.told()), WIDTH, y + 4, step.isNew() ? BOLD : LABEL, Anchor.END);
            y += ROW;
        }
        return plot.svg(title);
    }
}
