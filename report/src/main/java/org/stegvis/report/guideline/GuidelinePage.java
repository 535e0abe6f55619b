package org.stegvis.report.guideline;

import static org.stegvis.report.markup.Markup.attributes;
import static org.stegvis.report.markup.Markup.classed;
import static org.stegvis.report.markup.Markup.element;
import static org.stegvis.report.markup.Markup.group;
import static org.stegvis.report.markup.Markup.text;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stegvis.evidence.Question;
import org.stegvis.evidence.Source;
import org.stegvis.evidence.judgement.JudgementLog;
import org.stegvis.evidence.living.BasisCheck;
import org.stegvis.evidence.living.GuidelineCheck;
import org.stegvis.evidence.living.GuidelineCheck.Unasked;
import org.stegvis.evidence.living.MonitoringPlan;
import org.stegvis.evidence.living.RecommendationCheck;
import org.stegvis.evidence.living.RunningEvidence;
import org.stegvis.protocol.Language;
import org.stegvis.report.docx.Docx;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.guideline.FindingsTable.Found;
import org.stegvis.report.markup.Node;
import org.stegvis.report.markup.Xhtml;
import org.stegvis.report.page.StyleSheet;
import org.stegvis.report.pdf.Pdf;
import org.stegvis.report.words.Words;

/// The page of a guideline group: which recommendations need a look, why, with what certainty, and the frame from
/// evidence to decision. One page that needs nothing but itself; the same input gives the same bytes.
public final class GuidelinePage {
    private final GuidelineCheck check;
    private final MonitoringPlan plan;
    private final Words words;
    private final CheckWords said;
    private final JudgementLog judgements;
    private final Set<String> placed;

    /// @param judgements every judgement up to the day of the check
    public GuidelinePage(GuidelineCheck check, MonitoringPlan plan, JudgementLog judgements, Language language) {
        this(check, plan, judgements, Set.of(), language);
    }

    /// @param placed the ids of studies that were placed beside those of the evidence file: figures set them apart
    public GuidelinePage(
            GuidelineCheck check, MonitoringPlan plan, JudgementLog judgements, Set<String> placed, Language language) {
        this.check = check;
        this.judgements = judgements;
        this.placed = Set.copyOf(placed);
        this.plan = plan;
        this.words = new Words(language);
        this.said = new CheckWords(check, language);
    }

    /// HTML that is also well-formed XML: style and figures inside, no script, nothing loaded from elsewhere.
    public String html() {
        return xhtml(Lettering.TEXT);
    }

    /// The same page as PDF. Leaves the stream open.
    public void pdf(OutputStream out) throws IOException {
        Pdf.write(xhtml(Lettering.OUTLINES), out);
    }

    /// The same page for a word processor, its figures as pictures. Leaves the stream open.
    public void docx(OutputStream out) throws IOException {
        Docx.write(page(Lettering.OUTLINES), words.language().tag(), out);
    }

    private String xhtml(Lettering lettering) {
        String title = words.of(check.file().title());
        Node head = element(
                "head",
                element("meta", attributes("charset", "utf-8"), List.of()),
                element(
                        "meta",
                        attributes("name", "viewport", "content", "width=device-width, initial-scale=1"),
                        List.of()),
                element("meta", attributes("name", "color-scheme", "content", "light dark"), List.of()),
                element("title", title),
                element("style", StyleSheet.of(title, "")));
        Node body = element("body", page(lettering));
        return Xhtml.document(element(
                "html",
                attributes(
                        "xmlns",
                        "http://www.w3.org/1999/xhtml",
                        "lang",
                        words.language().tag()),
                List.of(head, body)));
    }

    private Node page(Lettering lettering) {
        String title = words.of(check.file().title());
        return classed(
                "div",
                "page",
                classed("p", "kicker", words.say("Guideline evidence", "Evidens for retningslinjer")),
                element("h1", title),
                classed("p", "byline", words.say("Checked %s", "Sjekket %s", check.day())),
                summary(),
                recommendations(lettering),
                unasked(lettering),
                findings(),
                certainty(),
                history(),
                sources());
    }

    private Node summary() {
        var rows = new ArrayList<Node>();
        for (RecommendationCheck each : check.recommendations()) {
            rows.add(element(
                    "tr",
                    element("th", attributes("scope", "row"), List.of(text(heading(each)))),
                    element("td", said.verdict(each)),
                    element(
                            "td",
                            each.verdict().needsLook()
                                    ? words.say("a look is due", "bør ses på")
                                    : words.say("no", "nei"))));
        }
        return classed(
                "section",
                "summary",
                element("h2", words.say("Which recommendations need a look", "Hvilke anbefalinger som bør ses på")),
                classed(
                        "div",
                        "scroll",
                        FindingsTable.table(
                                List.of(
                                        words.say("Recommendation", "Anbefaling"),
                                        words.say("Verdict", "Vurdering"),
                                        words.say("Look", "Se på nytt")),
                                rows)),
                element("p", said.closing()));
    }

    private String heading(RecommendationCheck each) {
        return words.of(each.recommendation().guideline().title()) + ": "
                + words.of(each.recommendation().text());
    }

    private Node recommendations(Lettering lettering) {
        var parts = new ArrayList<Node>();
        for (RecommendationCheck each : check.recommendations()) {
            parts.add(element("h3", heading(each)));
            parts.add(element("p", said.verdict(each) + " " + said.age(each)));
            for (BasisCheck basis : each.basis()) {
                parts.add(element("h4", said.title(basis.basis().question())));
                parts.add(list(said.sentences(basis, each.recommendation())));
                parts.add(figures(basis.basis().question(), lettering));
            }
            parts.add(element("h4", words.say("From evidence to decision", "Fra evidens til beslutning")));
            parts.add(classed("div", "scroll", new DecisionFrame(each, plan, words).table()));
        }
        return section(words.say("Recommendations", "Anbefalinger"), parts);
    }

    private Node unasked(Lettering lettering) {
        var parts = new ArrayList<Node>();
        if (said.isSequential()) {
            parts.add(element("p", said.sequential()));
        }
        for (Unasked each : check.unasked()) {
            parts.add(element("h3", said.title(each.question())));
            parts.add(list(said.sentences(each)));
            parts.add(figures(each.question(), lettering));
        }
        return parts.isEmpty() ? group() : section(said.unaskedHead(), parts);
    }

    /// The studies; and how the estimate moved, where more than one step is known.
    private Node figures(Question question, Lettering lettering) {
        var part = new QuestionPart(check, question, plan, words.language());
        Node forest = part.forest(lettering);
        Node moved = RunningEvidence.throughTime(check.file(), question).size() < 2
                ? null
                : part.throughTime(placed, lettering);
        return group(figure(forest), figure(moved));
    }

    private static Node figure(@Nullable Node drawn) {
        return drawn == null ? group() : element("figure", classed("div", "scroll", drawn));
    }

    private List<Found> found() {
        var questions = new LinkedHashMap<String, Found>();
        for (Question question : check.file().questions()) {
            RunningEvidence now = RunningEvidence.at(check.file(), question, check.day());
            questions.put(question.id(), Found.of(question, now, plan));
        }
        return List.copyOf(questions.values());
    }

    private Node findings() {
        return section(
                words.say("Summary of findings", "Oppsummering av funn"),
                List.of(classed("div", "scroll", new FindingsTable(found(), words).summary())));
    }

    private Node certainty() {
        var parts = new ArrayList<Node>();
        parts.add(
                element(
                        "p",
                        words.say(
                                "What can be computed is a proposal. What needs judgement is asked for; a judgement counts before a proposal, with the name of who judged.",
                                "Det som kan regnes ut, er et forslag. Det som krever skjønn, etterspørres; en vurdering teller framfor et forslag, med navnet på den som vurderte.")));
        var table = new FindingsTable(found(), words);
        for (Found each : found()) {
            if (each.certainty() != null) {
                parts.add(element("h4", said.title(each.question())));
                parts.add(classed("div", "scroll", table.domains(each.certainty())));
            }
        }
        return section(words.say("Certainty by domain", "Tillit etter domene"), parts);
    }

    private Node history() {
        return judgements.entries().isEmpty()
                ? group()
                : section(
                        words.say("History of judgements", "Vurderinger gjennom tid"),
                        List.of(classed("div", "scroll", new HistoryTable(check.file(), judgements, words).table())));
    }

    private Node sources() {
        var items = new LinkedHashMap<String, Node>();
        check.file().studies().forEach(study -> items.put(study.source().id(), source(study.source())));
        check.file()
                .recommendations()
                .forEach(each -> items.put(
                        each.guideline().source().id(), source(each.guideline().source())));
        return section(words.say("Sources", "Kilder"), List.of(element("ul", List.of(), List.copyOf(items.values()))));
    }

    private static Node source(Source source) {
        String address = source.address();
        Node where = address == null
                ? group()
                : address.startsWith("https://")
                        ? group(text(". "), element("a", attributes("href", address), List.of(text(address))))
                        : text(". " + address);
        return element("li", text(source.title()), where);
    }

    private static Node list(List<String> sentences) {
        return element(
                "ul",
                List.of(),
                sentences.stream().map(each -> element("li", each)).toList());
    }

    private static Node section(String title, List<? extends Node> parts) {
        return element("section", element("h2", title), group(parts));
    }
}
