package org.stegvis.report.operating;

import static org.stegvis.report.markup.Markup.NOTHING;
import static org.stegvis.report.markup.Markup.attributes;
import static org.stegvis.report.markup.Markup.classed;
import static org.stegvis.report.markup.Markup.element;
import static org.stegvis.report.markup.Markup.group;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.operating.SmallestTrial;
import org.stegvis.protocol.Language;
import org.stegvis.report.markup.Node;
import org.stegvis.report.markup.Xhtml;
import org.stegvis.report.page.StyleSheet;

/// The page of a simulation study: one file that needs nothing but itself. The same input gives
/// the same bytes.
///
/// @param title of the trial
/// @param assumed what a derived scenario assumes; empty where a scenario was given
/// @param goal null where no smallest trial was looked for
/// @param underWay null when all is simulated; else the page refreshes itself
/// @param studies at least one
public record StudyPage(
        Language language,
        String title,
        String seed,
        List<String> assumed,
        @Nullable Goal goal,
        @Nullable UnderWay underWay,
        List<SimulatedStudy> studies) {
    /// Seconds.
    private static final String REFRESH = "3";

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
        Say say = new Say(language);
        String banner = say.of(
                "Everything on this page is simulated. Nobody in it is real.",
                "Alt på denne siden er simulert. Ingen her er virkelige.");
        String heading = say.of("Simulated: ", "Simulert: ") + title;
        Node head = element(
                "head",
                element("meta", attributes("charset", "utf-8"), List.of()),
                element(
                        "meta",
                        attributes("name", "viewport", "content", "width=device-width, initial-scale=1"),
                        List.of()),
                element("meta", attributes("name", "color-scheme", "content", "light dark"), List.of()),
                underWay == null
                        ? NOTHING
                        : element("meta", attributes("http-equiv", "refresh", "content", REFRESH), List.of()),
                element("title", heading),
                element("style", StyleSheet.of(heading, banner)));
        return Xhtml.document(element(
                "html",
                attributes("xmlns", "http://www.w3.org/1999/xhtml", "lang", language.tag()),
                List.of(head, body(say, banner))));
    }

    private Node body(Say say, String banner) {
        long replicates = studies.getFirst().found().replicates();
        return element(
                "body",
                classed("div", "banner", banner),
                classed(
                        "main",
                        "page",
                        classed("p", "kicker", say.of("Simulation study", "Simuleringsstudie")),
                        element("h1", title),
                        classed(
                                "p",
                                "byline",
                                say.of(
                                                "%s simulated trials a size and scenario · seed %s · Monte Carlo standard errors in brackets; intervals are ±1.96 of them",
                                                "%s simulerte studier per størrelse og scenario · frø %s · Monte Carlo-standardfeil i parentes; intervallene er ±1,96 av dem")
                                        .formatted(say.count(replicates), seed)),
                        underWay == null ? NOTHING : underWay(underWay, say),
                        assumptions(say),
                        goal == null ? NOTHING : goal(goal, say),
                        group(studies.stream()
                                .map(each -> new StudySection(each, say).section())
                                .toList())));
    }

    private static Node underWay(UnderWay here, Say say) {
        return classed(
                "p",
                "byline",
                say.of(
                                "Under way: %s of %s trials of the last section are simulated. This page is written anew every few seconds and loads by itself.",
                                "Underveis: %s av %s studier i siste del er simulert. Siden skrives på nytt med noen sekunders mellomrom og lastes av seg selv.")
                        .formatted(say.count(here.done()), say.count(here.wanted())));
    }

    private Node assumptions(Say say) {
        return assumed.isEmpty()
                ? NOTHING
                : element(
                        "section",
                        element(
                                "h2",
                                say.of(
                                        "Assumed, for no scenario was given",
                                        "Antatt, for det ble ikke gitt noe scenario")),
                        element(
                                "ul",
                                group(assumed.stream()
                                        .map(each -> element("li", each))
                                        .toList())));
    }

    private static Node goal(Goal goal, Say say) {
        SmallestTrial.Answer answer = goal.answer();
        String found = answer.isReached()
                ? say.of("%s participants (Monte Carlo error %.0f)", "%s deltakere (Monte Carlo-feil %.0f)")
                        .formatted(say.count(answer.participants()), answer.error())
                : say.of("not reached with %s participants", "ikke nådd med %s deltakere")
                        .formatted(say.count(answer.participants()));
        return element(
                "section",
                element("h2", say.of("The smallest trial", "Den minste studien")),
                element(
                        "p",
                        say.of("%s in at least %s of trials: %s", "%s i minst %s av studiene: %s")
                                .formatted(goal.name(), say.percent(goal.share(), 0), found)),
                classed("figure", "wide", SizeFigure.draw(answer, goal.share(), say)));
    }
}
