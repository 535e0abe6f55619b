package org.stegvis.report.page;

import static org.stegvis.report.markup.Markup.NOTHING;
import static org.stegvis.report.markup.Markup.attributes;
import static org.stegvis.report.markup.Markup.classed;
import static org.stegvis.report.markup.Markup.element;
import static org.stegvis.report.markup.Markup.group;
import static org.stegvis.report.markup.Markup.scroll;
import static org.stegvis.report.markup.Markup.text;

import java.util.List;
import org.stegvis.protocol.Trial;
import org.stegvis.report.baseline.BaselineTable;
import org.stegvis.report.effect.Effects;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.flow.Flow;
import org.stegvis.report.flow.OpenDecisions;
import org.stegvis.report.flow.UptakeTable;
import org.stegvis.report.input.ReportInput;
import org.stegvis.report.markup.Node;
import org.stegvis.report.markup.Xhtml;
import org.stegvis.report.methods.Methods;
import org.stegvis.report.methods.Traceability;
import org.stegvis.report.missingness.MissingTables;
import org.stegvis.report.picture.TrialPicture;
import org.stegvis.report.trajectory.Trajectories;
import org.stegvis.report.words.Noun;
import org.stegvis.report.words.Titles;
import org.stegvis.report.words.Words;

/// The sections of the report in order.
public final class Page {
    private final ReportInput input;
    private final Lettering lettering;
    private final Words words;
    private final Titles titles;

    public Page(ReportInput input, Lettering lettering) {
        this.input = input;
        this.lettering = lettering;
        this.words = new Words(input.language());
        this.titles = new Titles(input.protocol(), words);
    }

    public String xhtml() {
        Trial trial = input.protocol().trial();
        Node head = element(
                "head",
                element("meta", attributes("charset", "utf-8"), List.of()),
                element(
                        "meta",
                        attributes("name", "viewport", "content", "width=device-width, initial-scale=1"),
                        List.of()),
                element("meta", attributes("name", "color-scheme", "content", "light dark"), List.of()),
                element("title", words.of(trial.title())),
                element("style", StyleSheet.of(words.of(trial.title()), madeUp())));
        return Xhtml.document(element(
                "html",
                attributes(
                        "xmlns",
                        "http://www.w3.org/1999/xhtml",
                        "lang",
                        input.language().tag()),
                List.of(head, body(trial))));
    }

    private Node body(Trial trial) {
        String registration = trial.registration();
        return element(
                "body",
                banner(),
                classed(
                        "main",
                        "page",
                        classed("p", "kicker", words.say("Trial report", "Forsøksrapport")),
                        element("h1", words.of(trial.title())),
                        classed(
                                "p",
                                "byline",
                                (registration == null ? "" : registration + " \u00b7 ")
                                        + words.count(input.data().size(), Noun.PARTICIPANT)),
                        new Summary(input, words, titles).section(),
                        flow(),
                        section(
                                "baseline",
                                words.say("Who took part", "Hvem som deltok"),
                                scroll(new BaselineTable(input).table())),
                        section(
                                "course",
                                words.say("Course of the outcomes", "Utfallenes forløp"),
                                new Trajectories(input, lettering).figures()),
                        section("results", words.say("Results", "Resultater"), new Effects(input, lettering).all()),
                        missing(),
                        section("methods", words.say("Methods", "Metoder"), picture(), new Methods(input).all()),
                        section(
                                "trace",
                                words.say("Where the numbers come from", "Hvor tallene kommer fra"),
                                scroll(new Traceability(input).table()))));
    }

    /// On screen the banner stays at the top; on paper [PaperMargins] says the same on every page.
    private Node banner() {
        String madeUp = madeUp();
        return madeUp.isEmpty() ? NOTHING : classed("header", "banner", madeUp);
    }

    /// That nobody in the report is real; empty where people are.
    private String madeUp() {
        return input.provenance().madeUp()
                ? words.say(
                        "The participants in this report are made up by simulation. Nobody in it is real.",
                        "Deltakerne i denne rapporten er konstruert ved simulering. Ingen av dem finnes.")
                : "";
    }

    private Node flow() {
        var flow = new Flow(input);
        var uptake = new UptakeTable(input);
        return section(
                "flow",
                words.say("Flow of participants", "Deltakerflyt"),
                classed("figure", "wide", scroll(flow.figure(lettering)), element("figcaption", flow.caption())),
                flow.isPruned()
                        ? classed(
                                "p",
                                "quiet",
                                words.say(
                                        "The table below also shows the later decisions.",
                                        "Tabellen under viser også de senere beslutningene."))
                        : NOTHING,
                element("h3", words.say("Treatment received", "Behandling mottatt")),
                scroll(uptake.table()),
                uptake.isTold()
                        ? NOTHING
                        : classed(
                                "p",
                                "quiet",
                                words.say(
                                        "The data do not say who started or completed a treatment.",
                                        "Dataene sier ikke hvem som begynte på eller fullførte en behandling.")),
                tableOf(flow));
    }

    /// On paper the figure is enough, unless it leaves something out.
    private Node tableOf(Flow flow) {
        String title = words.say("The flow as a table", "Deltakerflyten som tabell");
        return flow.isPruned()
                ? group(element("h3", title), scroll(flow.table()))
                : classed("details", "on-screen", element("summary", title), scroll(flow.table()));
    }

    private Node picture() {
        TrialPicture picture = TrialPicture.of(input.protocol(), input.language());
        return classed("figure", "wide", scroll(picture.figure(lettering)), element("figcaption", picture.caption()));
    }

    private Node missing() {
        return section(
                "missing",
                words.say("What was missing", "Hva som manglet"),
                scroll(new MissingTables(input).outcomes()),
                scroll(new OpenDecisions(input).table()));
    }

    static Node section(String id, String title, Node... parts) {
        return element("section", attributes("id", id), List.of(element("h2", text(title)), group(parts)));
    }
}
