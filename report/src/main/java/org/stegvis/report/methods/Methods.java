package org.stegvis.report.methods;

import static org.stegvis.report.markup.Markup.NOTHING;
import static org.stegvis.report.markup.Markup.attributes;
import static org.stegvis.report.markup.Markup.classed;
import static org.stegvis.report.markup.Markup.element;
import static org.stegvis.report.markup.Markup.group;
import static org.stegvis.report.markup.Markup.text;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.stegvis.estimation.result.Result;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Criterion;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Text;
import org.stegvis.protocol.regime.EmbeddedRegime;
import org.stegvis.protocol.regime.EmbeddedRegimes;
import org.stegvis.protocol.regime.RegimeSentence;
import org.stegvis.protocol.wording.ExpressionWording;
import org.stegvis.protocol.wording.Names;
import org.stegvis.report.input.ReportInput;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Noun;
import org.stegvis.report.words.RegimeLabels;
import org.stegvis.report.words.Titles;
import org.stegvis.report.words.Words;

/// The methods, in words that the protocol gives.
public final class Methods {
    private static final int MOST_REGIMES = 64;

    private final Protocol protocol;
    private final List<Analysis> besides;
    private final Words words;
    private final Titles titles;
    private final ExpressionWording wording;

    public Methods(ReportInput input) {
        this.protocol = input.protocol();
        this.besides = input.results().stream()
                .map(Result::analysis)
                .filter(each -> protocol.analyses().stream()
                        .noneMatch(planned -> planned.id().equals(each.id())))
                .toList();
        this.words = new Words(input.language());
        this.titles = new Titles(protocol, words);
        this.wording = new ExpressionWording(Names.of(protocol, input.language()), input.language());
    }

    public Node all() {
        return group(
                element("h3", words.say("Design", "Design")),
                element("p", design()),
                regimes(),
                eligibility(),
                element("h3", words.say("Decisions", "Beslutninger")),
                group(protocol.decisions().stream().map(this::decision).toList()),
                element("h3", words.say("Measures and visits", "Utfallsmål og besøk")),
                bulleted(protocol.measures().stream().map(new MeasureWords(protocol, words, titles)::of)),
                countedFromDecisions(),
                element("h3", words.say("Analysis", "Analyse")),
                new AnalysisWords(protocol, besides, words, titles).all(),
                list(
                        words.say("What the protocol assumes", "Hva protokollen antar"),
                        protocol.trial().assumptions().stream().map(this::assumption)),
                list(
                        words.say("Sources of the protocol", "Kilder for protokollen"),
                        protocol.trial().sources().stream().map(item -> element("li", item))));
    }

    private Node countedFromDecisions() {
        List<String> visits = new VisitWords(protocol, words, titles, wording).sentences();
        return visits.isEmpty() ? NOTHING : bulleted(visits.stream());
    }

    private String design() {
        return words.say(
                "A sequential, multiple assignment, randomised trial with %s and %s. Planned number: %s.",
                "Et sekvensielt, flertrinns randomisert forsøk (SMART) med %s og %s. Planlagt antall: %s.",
                words.count(
                        protocol.decisions().size(), new Noun("decision", "decisions", "beslutning", "beslutninger")),
                words.number(EmbeddedRegimes.count(protocol).doubleValue(), 0)
                        + "\u00a0"
                        + (EmbeddedRegimes.count(protocol).equals(BigInteger.ONE)
                                ? words.say(Noun.REGIME.english(), Noun.REGIME.norwegian())
                                : words.say(Noun.REGIME.englishes(), Noun.REGIME.norwegians())),
                words.count(protocol.trial().participants(), Noun.PARTICIPANT));
    }

    private Node regimes() {
        if (EmbeddedRegimes.count(protocol).compareTo(BigInteger.valueOf(MOST_REGIMES)) > 0) {
            return NOTHING;
        }
        List<EmbeddedRegime> regimes = EmbeddedRegimes.of(protocol);
        var labels = new RegimeLabels(regimes, titles);
        List<Node> rows = regimes.stream()
                .<Node>map(regime -> element(
                        "tr",
                        element("th", labels.of(regime.id().text())),
                        classed("td", "prose", RegimeSentence.of(protocol, regime, words.language()))))
                .toList();
        Node head = element(
                "tr",
                element("th", words.say("Embedded regime", "Behandlingsforløp")),
                element("th", words.say("What it says", "Hva det sier")));
        return classed("table", "data", element("thead", head), element("tbody", List.of(), rows));
    }

    private Node eligibility() {
        return list(
                words.say("Eligibility", "Hvem som kunne delta"),
                protocol.eligibility().stream().map(each -> element("li", criterion(each))));
    }

    private String criterion(Criterion criterion) {
        String title = words.of(criterion.title());
        String required = wording.of(criterion.require());
        return title.equals(criterion.id()) || title.equals(required)
                ? words.capitalised(required)
                : words.capitalised(title) + ": " + required;
    }

    private Node decision(Decision decision) {
        return group(
                element("h4", titles.decision(decision.id())),
                bulleted(new DecisionWords(protocol, words, titles, wording).of(decision).stream()));
    }

    /// A text that the protocol has in another language only says so, for those who listen to the page.
    private Node assumption(Text text) {
        boolean isThere = text.versions().containsKey(words.language());
        return isThere
                ? element("li", words.of(text))
                : element("li", attributes("lang", Language.ENGLISH.tag()), List.of(text(words.of(text))));
    }

    private static Node list(String heading, Stream<? extends Node> items) {
        List<? extends Node> all = items.toList();
        return all.isEmpty() ? NOTHING : group(element("h3", heading), element("ul", List.of(), all));
    }

    private static Node bulleted(Stream<String> items) {
        return element("ul", List.of(), items.map(item -> element("li", item)).toList());
    }
}
