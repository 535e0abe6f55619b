package org.stegvis.report.effect;

import static org.stegvis.report.markup.Markup.NOTHING;
import static org.stegvis.report.markup.Markup.attributes;
import static org.stegvis.report.markup.Markup.classed;
import static org.stegvis.report.markup.Markup.element;
import static org.stegvis.report.markup.Markup.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.inference.Contrast;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.report.input.ReferenceValue;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Words;

/// The numbers of one analysis: values, then contrasts.
record ResultTables(Finding finding, List<ReferenceValue> references, Words words) {
    /// What a page can hold; the results document holds all.
    private static final int MOST_ROWS = 150;

    Node values() {
        String what = finding.isOfRegimes()
                ? words.say("Embedded regime", "Behandlingsforløp")
                : words.say("Option", "Behandling");
        String value = finding.display().isRisk()
                ? words.say("Probability, %", "Sannsynlighet, %")
                : words.say("Mean", "Gjennomsnitt");
        boolean isReferred = references.stream().anyMatch(each -> each.versus() == null);
        var rows = new ArrayList<Node>();
        for (NamedEstimate each : finding.values()) {
            if (rows.size() < MOST_ROWS) {
                rows.add(row(
                        finding.label(each.name()), each.estimate(), false, reference(each.name(), null), isReferred));
            }
        }
        return table(what, value, false, isReferred, rows);
    }

    Node contrasts() {
        if (finding.contrasts().isEmpty()) {
            return NOTHING;
        }
        boolean isReferred = references.stream().anyMatch(each -> each.versus() != null);
        var rows = new ArrayList<Node>();
        for (Contrast each : finding.contrasts()) {
            if (rows.size() < MOST_ROWS) {
                String label = finding.label(each.of())
                        + words.say(" versus ", " mot ")
                        + (finding.isOfRegimes()
                                ? finding.label(each.versus())
                                : finding.titles().within(finding.label(each.versus())));
                rows.add(row(label, each.difference(), true, reference(each.of(), each.versus()), isReferred));
            }
        }
        String difference = finding.display().isRisk()
                ? words.say("Difference, percentage points", "Forskjell, prosentpoeng")
                : words.say("Difference", "Forskjell");
        return table(words.say("Contrast", "Kontrast"), difference, true, isReferred, rows);
    }

    boolean isCut() {
        return Math.max(finding.contrasts().size(), finding.values().size()) > MOST_ROWS;
    }

    private Node table(String what, String value, boolean hasP, boolean isReferred, List<Node> rows) {
        var cells = new ArrayList<Node>();
        cells.add(element("th", what));
        cells.add(classed("th", "number", value));
        cells.add(classed("th", "number", words.say("Standard error", "Standardfeil")));
        cells.add(element(
                "th",
                attributes("class", "number", "colspan", "2"),
                List.of(text(words.say(
                        "%s interval",
                        "%s-intervall", words.level(finding.analysis().level()))))));
        if (hasP) {
            cells.add(classed("th", "number", "p"));
        }
        if (isReferred) {
            cells.add(classed("th", "number", sources(hasP)));
        }
        return classed(
                "table", "data", element("thead", element("tr", List.of(), cells)), element("tbody", List.of(), rows));
    }

    private String sources(boolean ofContrasts) {
        return words.capitalised(String.join(
                "; ",
                references.stream()
                        .filter(each -> (each.versus() != null) == ofContrasts)
                        .map(each -> words.of(each.source()))
                        .distinct()
                        .toList()));
    }

    private Node row(String label, Estimate found, boolean hasP, String reference, boolean isReferred) {
        var cells = new ArrayList<Node>();
        cells.add(element("th", attributes("scope", "row"), List.of(text(label))));
        for (double each : new double[] {found.estimate(), found.se(), found.lower(), found.upper()}) {
            cells.add(classed("td", "number", finding.display().value(each)));
        }
        if (hasP) {
            cells.add(classed("td", "number", words.p(found.p())));
        }
        if (isReferred) {
            cells.add(classed("td", "number", reference));
        }
        return element("tr", List.of(), cells);
    }

    private String reference(String of, @Nullable String versus) {
        return String.join(
                "; ",
                references.stream()
                        .filter(each -> each.of().equals(of) && Objects.equals(each.versus(), versus))
                        .map(this::reference)
                        .toList());
    }

    private String reference(ReferenceValue each) {
        String value = words.plain(each.value() * finding.display().factor());
        ReferenceValue.Interval interval = each.interval();
        return interval == null
                ? value
                : words.say(
                        "%s (%s: %s to %s)",
                        "%s (%s: %s til %s)",
                        value,
                        words.level(interval.level()),
                        words.plain(interval.lower() * finding.display().factor()),
                        words.plain(interval.upper() * finding.display().factor()));
    }
}
