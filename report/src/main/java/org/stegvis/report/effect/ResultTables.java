package org.stegvis.report.effect;

import static org.stegvis.report.markup.Markup.NOTHING;
import static org.stegvis.report.markup.Markup.attributes;
import static org.stegvis.report.markup.Markup.classed;
import static org.stegvis.report.markup.Markup.element;
import static org.stegvis.report.markup.Markup.group;
import static org.stegvis.report.markup.Markup.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.inference.Contrast;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.result.Quantity;
import org.stegvis.report.finding.Finding;
import org.stegvis.report.input.ReferenceValue;
import org.stegvis.report.markup.Exact;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Display;
import org.stegvis.report.words.Words;

/// The numbers of one analysis: values, then contrasts.
record ResultTables(Finding finding, List<ReferenceValue> references, Words words) {
    /// What a page can hold; the results document holds all.
    static final int MOST_ROWS = 150;

    Node values() {
        String what = finding.isOfRegimes()
                ? words.say("Embedded regime", "Behandlingsforløp")
                : words.say("Option", "Behandling");
        boolean isAdjusted = !finding.analysis().adjust().isEmpty();
        Quantity quantity = finding.section().quantity();
        String value = quantity instanceof Quantity.RestrictedMean
                ? words.say("Mean time", "Gjennomsnittlig tid")
                : quantity instanceof Quantity.WithoutEvent
                        ? words.say("Probability", "Sannsynlighet")
                        : finding.isArea()
                                ? isAdjusted ? words.say("Adjusted area", "Justert areal") : words.say("Area", "Areal")
                                : finding.display().isRisk()
                                        ? isAdjusted
                                                ? words.say("Adjusted probability, %", "Justert sannsynlighet, %")
                                                : words.say("Probability, %", "Sannsynlighet, %")
                                        : isAdjusted
                                                ? words.say("Adjusted mean", "Justert gjennomsnitt")
                                                : words.say("Mean", "Gjennomsnitt");
        var rows = new ArrayList<Node>();
        for (int i = 0; i < Math.min(MOST_ROWS, finding.values().size()); i++) {
            NamedEstimate each = finding.values().get(i);
            rows.add(row(finding.label(each.name()), each.estimate(), each.name(), null, i));
        }
        return table(what, value, false, rows);
    }

    /// What the two standard errors of a value are; nothing where they are the same.
    Node ofPopulation() {
        return finding.section().takesCovariatesAsGiven()
                ? classed(
                        "p",
                        "quiet",
                        words.say(
                                "The standard errors and intervals of values take the mean covariates as given, as other software does; "
                                        + "those in the population allow for their being the means of a sample. Contrasts are the same either way.",
                                "Standardfeil og intervaller for verdier tar kovariatenes gjennomsnitt som gitt, slik annen programvare gjør; "
                                        + "de i populasjonen tar hensyn til at det er gjennomsnitt i et utvalg. Kontraster er de samme uansett."))
                : NOTHING;
    }

    Node contrasts() {
        if (finding.contrasts().isEmpty()) {
            return NOTHING;
        }
        List<Node> rows = finding.contrasts().stream()
                .limit(MOST_ROWS)
                .map(each -> row(label(each), each.difference(), each.of(), each.versus(), 0))
                .toList();
        String difference = finding.display().isRisk()
                ? words.say("Difference, percentage points", "Forskjell, prosentpoeng")
                : words.say("Difference", "Forskjell");
        return table(words.say("Contrast", "Kontrast"), difference, true, rows);
    }

    private String label(Contrast contrast) {
        return finding.versus(contrast.of(), contrast.versus());
    }

    boolean isCut() {
        return Math.max(finding.contrasts().size(), finding.values().size()) > MOST_ROWS;
    }

    private Node table(String what, String value, boolean ofContrasts, List<Node> rows) {
        var cells = new ArrayList<Node>();
        cells.add(column("", what));
        cells.add(column("number", value));
        cells.add(column("number", words.say("Standard error", "Standardfeil")));
        if (!ofContrasts && finding.section().takesCovariatesAsGiven()) {
            cells.add(column("number", words.say("in the population", "i populasjonen")));
        }
        String level = words.level(finding.analysis().level());
        cells.add(column("number", words.say("%s interval", "%s-intervall", level)));
        if (ofContrasts) {
            cells.add(column("number", "p"));
        }
        if (hasTruth(ofContrasts)) {
            cells.add(column("number", words.say("True value", "Sann verdi")));
        }
        if (hasPublished(ofContrasts)) {
            cells.add(column("number", words.say("Published", "Publisert")));
        }
        return classed(
                "table", "data", element("thead", element("tr", List.of(), cells)), element("tbody", List.of(), rows));
    }

    private static Node column(String styleClass, String title) {
        return element("th", attributes("scope", "col", "class", styleClass), List.of(text(title)));
    }

    private Node row(String label, Estimate found, String of, @Nullable String versus, int side) {
        var cells = new ArrayList<Node>();
        Display display = finding.display();
        cells.add(element("th", attributes("scope", "row"), List.of(text(label))));
        cells.add(classed("td", "number", number(found.estimate())));
        boolean isContrast = versus != null;
        if (!isContrast && finding.section().takesCovariatesAsGiven()) {
            Estimate inPopulation = finding.section().inPopulation().get(side).estimate();
            cells.add(classed("td", "number", finely(found.se())));
            cells.add(classed("td", "number", finely(inPopulation.se())));
        } else {
            cells.add(classed("td", "number", number(found.se())));
        }
        cells.add(classed(
                "td",
                "number interval",
                number(found.lower()),
                text(words.say("\u00a0to\u00a0", "\u00a0til\u00a0")),
                number(found.upper())));
        if (isContrast) {
            cells.add(classed("td", "number", Exact.of(found.p(), words.p(found.p()))));
        }
        List<ReferenceValue> beside = references.stream()
                .filter(each -> each.of().equals(of) && Objects.equals(each.versus(), versus))
                .toList();
        if (hasTruth(isContrast)) {
            cells.add(classed(
                    "td",
                    "number",
                    group(beside.stream()
                            .filter(ReferenceValue.True.class::isInstance)
                            .map(each -> Exact.of(each.value(), display.value(each.value())))
                            .toList())));
        }
        if (hasPublished(isContrast)) {
            cells.add(classed(
                    "td",
                    "number",
                    String.join(
                            "; ",
                            beside.stream()
                                    .filter(ReferenceValue.Published.class::isInstance)
                                    .map(ReferenceValue.Published.class::cast)
                                    .map(new PublishedWords(display)::beside)
                                    .toList())));
        }
        return element("tr", List.of(), cells);
    }

    private Node number(double value) {
        return Exact.of(value, finding.display().value(value));
    }

    /// With one decimal more, so that two errors that differ a little are seen to.
    private Node finely(double value) {
        return Exact.of(
                value,
                words.number(
                        value * finding.display().factor(), finding.display().decimals() + 1));
    }

    private boolean hasTruth(boolean ofContrasts) {
        return references.stream()
                .anyMatch(each -> (each.versus() != null) == ofContrasts && each instanceof ReferenceValue.True);
    }

    private boolean hasPublished(boolean ofContrasts) {
        return references.stream()
                .anyMatch(each -> (each.versus() != null) == ofContrasts && each instanceof ReferenceValue.Published);
    }
}
