package org.stegvis.report.operating;

import static org.stegvis.report.markup.Markup.NOTHING;
import static org.stegvis.report.markup.Markup.classed;
import static org.stegvis.report.markup.Markup.element;
import static org.stegvis.report.markup.Markup.group;
import static org.stegvis.report.markup.Markup.scroll;

import java.util.List;
import java.util.stream.Collectors;
import org.stegvis.design.operating.NeverDecided;
import org.stegvis.design.operating.OperatingCharacteristics;
import org.stegvis.design.operating.OperatingCharacteristics.OfQuantity;
import org.stegvis.protocol.Analysis;
import org.stegvis.report.figure.Ink;
import org.stegvis.report.markup.Node;

/// One study: its figures, each with the table behind it.
final class StudySection {
    private static final double WANTED_POWER = 0.8;
    private static final double LEVEL = 0.95;

    private final SimulatedStudy study;
    private final OperatingCharacteristics found;
    private final Say say;
    private final StudyTables tables;
    private final FigureText written;

    StudySection(SimulatedStudy study, Say say) {
        this.say = say;
        this.study = study;
        this.found = study.found();
        this.tables = new StudyTables(found, say);
        this.written = new FigureText(say);
    }

    Node section() {
        String title = say.count(found.participants())
                + say.of(" participants", " deltakere")
                + (study.title().isEmpty() ? "" : "; " + study.title());
        return element(
                "section",
                element("h2", title),
                element("h3", say.of("Power", "Styrke")),
                figure(
                        power(),
                        say.of(
                                "How often the test of each contrast rejects at the alpha of its analysis. Orange marks"
                                        + " are contrasts that are zero: there it is the error of the first kind.",
                                "Hvor ofte testen av hver kontrast forkaster på analysens alfa. Oransje merker er"
                                        + " kontraster som er null: der er det feil av første slag.")),
                element("h3", say.of("Coverage", "Dekning")),
                figure(
                        coverage(),
                        say.of(
                                "How often the 95% interval holds the truth.",
                                "Hvor ofte 95 %-intervallet dekker det sanne.")),
                tables.quantities(),
                group(NeverDecided.of(found).stream().map(this::neverDecided).toList()),
                group(found.choices().stream().map(this::choice).toList()),
                looks(),
                new ChangesSection(say).of(study.found().changes()),
                element(
                        "h3",
                        say.of("Participants, time and cost of a trial", "Deltakere, tid og kostnad i en studie")),
                tables.counts());
    }

    private static Node figure(Node drawing, String caption) {
        return classed("figure", "wide", scroll(drawing), element("figcaption", caption));
    }

    private Node power() {
        List<ShareFigure.Row> rows = found.quantities().stream()
                .filter(each -> each.quantity().isContrast())
                .map(each -> new ShareFigure.Row(
                        name(each), each.rejection(), each.quantity().isNull() ? Ink.TRUTH : Ink.ACCENT))
                .toList();
        return new ShareFigure(rows, 0, say)
                .draw(
                        say.of("Power of each contrast", "Styrke for hver kontrast"),
                        WANTED_POWER,
                        say.percent(WANTED_POWER, 0));
    }

    private Node coverage() {
        List<ShareFigure.Row> rows = found.quantities().stream()
                .map(each -> new ShareFigure.Row(name(each), each.coverageOf95(), Ink.ACCENT))
                .toList();
        double least = rows.stream()
                .mapToDouble(row -> row.share().value() - 3 * row.share().error())
                .filter(Double::isFinite)
                .min()
                .orElse(0);
        return new ShareFigure(rows, Math.clamp(Math.floor(least * 20) / 20, 0, 0.9), say)
                .draw(
                        say.of("Coverage of each 95% interval", "Dekning for hvert 95 %-intervall"),
                        LEVEL,
                        say.percent(LEVEL, 0));
    }

    private Node neverDecided(NeverDecided those) {
        String analyses =
                those.analyses().stream().map(Analysis::id).collect(Collectors.joining(say.of(" and ", " og ")));
        return element(
                "p",
                say.of(
                                "%s of %s participants never come to ‘%s’: they withdrew, or a value that it needs is missing. With an outcome they count for every regime that begins as theirs did, in %s, which draws those regimes towards each other; the truth is that of a trial in which nobody misses a visit. The estimators ipcw (with that decision as a stage) and multiple-imputation count them as missing.",
                                "%s av %s deltakere kommer aldri til «%s»: de trakk seg, eller en verdi som den trenger mangler. Har de utfallet, teller de for hvert forløp som begynner som deres, i %s, og det trekker disse forløpene mot hverandre; det sanne gjelder en studie der ingen uteblir fra et besøk. Estimatorene ipcw (med denne beslutningen som trinn) og multiple-imputation regner dem som manglende.")
                        .formatted(
                                say.count(Math.round(those.participants())),
                                say.count(found.participants()),
                                those.decision(),
                                analyses));
    }

    private Node choice(OperatingCharacteristics.Choice choice) {
        List<ShareFigure.Row> rows = choice.regimes().stream()
                .map(each -> new ShareFigure.Row(
                        each.regime(), each.share(), each.regime().equals(choice.best()) ? Ink.TRUTH : Ink.ACCENT))
                .toList();
        return group(
                element(
                        "h3",
                        say.of("Best regime by ", "Beste forløp etter ")
                                + choice.analysis().id()),
                figure(
                        new ShareFigure(rows, 0, say)
                                .draw(
                                        say.of(
                                                "How often each regime has the best estimate",
                                                "Hvor ofte hvert forløp har best estimat"),
                                        choice.correct().value(),
                                        ""),
                        say.of(
                                        "How often each regime has the best estimate; %s is truly best (orange). Mean loss by the choice: %s.",
                                        "Hvor ofte hvert forløp har best estimat; %s er i sannhet best (oransje). Tap ved valget i snitt: %s.")
                                .formatted(choice.best(), written.number(choice.loss()))));
    }

    private Node looks() {
        OperatingCharacteristics.Looks looks = found.looks();
        if (looks == null) {
            return NOTHING;
        }
        return group(
                element(
                        "h3",
                        say.of("Interim looks at ", "Interimanalyser av ")
                                + looks.analysis().id()),
                element(
                        "p",
                        say.of(
                                        "Any look rejects in %s %% of the trials; %s participants are enrolled on average.",
                                        "En av dem forkaster i %s %% av studiene; %s deltakere er med i snitt.")
                                .formatted(written.share(looks.rejection()), written.number(looks.participants()))),
                tables.looks(looks));
    }

    private static String name(OfQuantity each) {
        return each.quantity().analysis().id() + ": " + each.quantity().name();
    }
}
