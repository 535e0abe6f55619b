package org.stegvis.report.operating;

import static org.stegvis.report.markup.Markup.NOTHING;
import static org.stegvis.report.markup.Markup.attributes;
import static org.stegvis.report.markup.Markup.classed;
import static org.stegvis.report.markup.Markup.element;
import static org.stegvis.report.markup.Markup.group;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.operating.SmallestTrial;
import org.stegvis.report.markup.Node;
import org.stegvis.report.markup.Xhtml;
import org.stegvis.report.page.StyleSheet;

/// The page of a simulation study, in English: one file that needs nothing but itself. The same input gives
/// the same bytes.
///
/// @param title of the trial
/// @param assumed what a derived scenario assumes; empty where a scenario was given
/// @param goal null where no smallest trial was looked for
/// @param studies at least one
public record StudyPage(
        String title,
        String seed,
        List<String> assumed,
        @Nullable Goal goal,
        List<SimulatedStudy> studies) {
    public StudyPage {
        assumed = List.copyOf(assumed);
        studies = List.copyOf(studies);
        if (studies.isEmpty()) {
            throw new IllegalArgumentException("A page of simulation studies must have one or more.");
        }
    }

    /// The smallest trial that reaches a goal.
    ///
    /// @param name of the contrast or choice
    /// @param share of the trials in which it is to be found
    public record Goal(String name, double share, SmallestTrial.Answer answer) {}

    /// HTML that is also well-formed XML: style and figures inside, no script, no address of elsewhere.
    public String html() {
        Node head = element(
                "head",
                element("meta", attributes("charset", "utf-8"), List.of()),
                element(
                        "meta",
                        attributes("name", "viewport", "content", "width=device-width, initial-scale=1"),
                        List.of()),
                element("meta", attributes("name", "color-scheme", "content", "light dark"), List.of()),
                element("title", "Simulated: " + title),
                element(
                        "style",
                        StyleSheet.of(
                                "Simulated: " + title, "Everything on this page is simulated. Nobody in it is real.")));
        return Xhtml.document(element(
                "html", attributes("xmlns", "http://www.w3.org/1999/xhtml", "lang", "en"), List.of(head, body())));
    }

    private Node body() {
        long replicates = studies.getFirst().found().replicates();
        return element(
                "body",
                classed("div", "banner", "Everything on this page is simulated. Nobody in it is real."),
                classed(
                        "main",
                        "page",
                        classed("p", "kicker", "Simulation study"),
                        element("h1", title),
                        classed(
                                "p",
                                "byline",
                                "%,d simulated trials a size and scenario · seed %s · Monte Carlo standard errors in brackets; intervals are 1.96 of them"
                                        .formatted(replicates, seed)),
                        assumptions(),
                        goal == null ? NOTHING : goal(goal),
                        group(studies.stream()
                                .map(each -> new StudySection(each).section())
                                .toList())));
    }

    private Node assumptions() {
        return assumed.isEmpty()
                ? NOTHING
                : element(
                        "section",
                        element("h2", "Assumed, for no scenario was given"),
                        element(
                                "ul",
                                group(assumed.stream()
                                        .map(each -> element("li", each))
                                        .toList())));
    }

    private static Node goal(Goal goal) {
        SmallestTrial.Answer answer = goal.answer();
        String found = answer.isReached()
                ? "%,d participants (Monte Carlo error %.0f)".formatted(answer.participants(), answer.error())
                : "not reached with %,d participants".formatted(answer.participants());
        return element(
                "section",
                element("h2", "The smallest trial"),
                element(
                        "p",
                        goal.name() + " in at least " + ShareFigure.percent(goal.share(), 0) + " of trials: " + found),
                classed("figure", "wide", SizeFigure.draw(answer, goal.share())));
    }
}
