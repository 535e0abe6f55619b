package org.stegvis.report.trajectory;

import static org.stegvis.report.markup.Markup.NOTHING;
import static org.stegvis.report.markup.Markup.classed;
import static org.stegvis.report.markup.Markup.element;
import static org.stegvis.report.markup.Markup.group;
import static org.stegvis.report.markup.Markup.scroll;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.regime.EmbeddedRegime;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.input.ReportInput;
import org.stegvis.report.markup.Node;
import org.stegvis.report.trajectory.Courses.Course;
import org.stegvis.report.words.RegimeLabels;
import org.stegvis.report.words.Titles;
import org.stegvis.report.words.Words;

/// The course of each measured outcome under each embedded regime, a figure each.
public final class Trajectories {
    /// With more regimes than this the lines of a figure can no longer be told apart.
    private static final int MOST_REGIMES = 24;

    private final ReportInput input;
    private final Lettering lettering;
    private final Words words;
    private final Titles titles;
    private final List<EmbeddedRegime> regimes;

    public Trajectories(ReportInput input, Lettering lettering) {
        this.input = input;
        this.lettering = lettering;
        this.words = new Words(input.language());
        this.titles = new Titles(input.protocol(), words);
        this.regimes = Courses.regimes(input.protocol(), MOST_REGIMES);
    }

    public Node figures() {
        if (regimes.isEmpty()) {
            return element(
                    "p",
                    words.say(
                            "The trial has more embedded regimes than a figure can show.",
                            "Forsøket har flere behandlingsforløp enn en figur kan vise."));
        }
        var figures = new ArrayList<Node>();
        for (Measure measure : outcomes(input.protocol())) {
            figures.add(figure(measure));
        }
        return group(figures);
    }

    /// The measures that are analysed, in the order of the protocol.
    private static List<Measure> outcomes(Protocol protocol) {
        return protocol.measures().stream()
                .filter(measure -> protocol.analyses().stream()
                        .anyMatch(each -> each.outcome().measure().equals(measure.id())))
                .toList();
    }

    private Node figure(Measure measure) {
        var courses = new Courses(input.protocol(), input.data(), regimes);
        List<Course> all = courses.of(measure);
        boolean isEmpty =
                all.stream().flatMap(course -> course.points().stream()).allMatch(point -> point.estimate() == null);
        if (isEmpty) {
            return NOTHING;
        }
        var labels = new RegimeLabels(regimes, titles);
        var figure = new CourseFigure(measure, Panel.of(all, labels, titles), words, lettering);
        return classed(
                "figure",
                "wide",
                element("h3", titles.measure(measure.id())),
                scroll(figure.draw()),
                element("figcaption", caption(figure, 1 - courses.alpha(measure))));
    }

    private String caption(CourseFigure figure, double level) {
        return words.say(
                        "Weighted means with pointwise %s intervals, without covariates; regimes part where their rules part. "
                                + "Grey lines: the other panels.",
                        "Vektede gjennomsnitt med punktvise %s-intervaller, uten kovariater; forløpene skilles der reglene skilles. "
                                + "Grå linjer: de andre panelene.",
                        words.level(level))
                + (figure.hasScaleBar()
                        ? words.say(
                                " The bar at the lower left is as long as the least important difference (%s).",
                                " Streken nede til venstre er like lang som den minste viktige forskjellen (%s).",
                                words.plain(figure.barLength()))
                        : "")
                + (figure.startsAtZero()
                        ? ""
                        : words.say(
                                " The vertical axis does not start at zero.",
                                " Den loddrette aksen begynner ikke på null."));
    }
}
