package org.stegvis.report.methods;

import static org.stegvis.report.markup.Markup.attributes;
import static org.stegvis.report.markup.Markup.classed;
import static org.stegvis.report.markup.Markup.element;
import static org.stegvis.report.markup.Markup.text;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.report.input.Provenance;
import org.stegvis.report.input.ReportInput;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Words;

/// From what the numbers were computed, so that they can be computed again.
public final class Traceability {
    private final ReportInput input;
    private final Words words;

    public Traceability(ReportInput input) {
        this.input = input;
        this.words = new Words(input.language());
    }

    public Node table() {
        Provenance from = input.provenance();
        var rows = new ArrayList<Node>();
        rows.add(
                row(words.say("Protocol", "Protokoll"), input.protocol().trial().id()));
        rows.add(code(words.say("Protocol file, SHA-256", "Protokollfil, SHA-256"), from.protocolSha256()));
        rows.add(code(words.say("Data file, SHA-256", "Datafil, SHA-256"), from.dataSha256()));
        rows.add(row(
                words.say("Rows of data", "Rader med data"),
                words.count(input.data().size())));
        rows.add(row(
                words.say("Participants", "Deltakere"),
                from.madeUp()
                        ? words.say("made up by simulation", "konstruert ved simulering")
                        : words.say("as in the data file", "som i datafilen")));
        String mapping = from.mappingSha256();
        if (mapping != null) {
            rows.add(code(words.say("Mapping file, SHA-256", "Kolonnefil, SHA-256"), mapping));
        }
        Provenance.Simulation simulation = from.simulation();
        if (simulation != null) {
            rows.add(code(words.say("Scenario file, SHA-256", "Scenariofil, SHA-256"), simulation.scenarioSha256()));
            rows.add(
                    row(words.say("Seed of the simulation", "Frø for simuleringen"), Long.toString(simulation.seed())));
        }
        Provenance.Truth truth = from.truth();
        if (truth != null) {
            rows.add(row(
                    words.say("True values", "Sanne verdier"),
                    words.say(
                            "%s made-up participants under every alternative, seed %s",
                            "%s konstruerte deltakere under hvert alternativ, frø %s",
                            words.count(truth.participants()),
                            Long.toString(truth.seed()))));
            rows.add(code(
                    words.say("Scenario of the true values, SHA-256", "Scenariet for de sanne verdiene, SHA-256"),
                    truth.scenarioSha256()));
        }
        String published = from.publishedSha256();
        if (published != null) {
            rows.add(code(words.say("Published results, SHA-256", "Publiserte resultater, SHA-256"), published));
        }
        rows.add(row(words.say("Stegvis version", "Stegvis-versjon"), from.version()));
        rows.add(row(
                words.say("Analyses", "Analyser"),
                words.listed(input.results().stream()
                        .map(each -> each.analysis().id())
                        .toList())));
        return classed("table", "data", element("tbody", List.of(), rows));
    }

    private static Node row(String name, String value) {
        return element(
                "tr", element("th", attributes("scope", "row"), List.of(text(name))), classed("td", "prose", value));
    }

    private static Node code(String name, String value) {
        return element(
                "tr", element("th", attributes("scope", "row"), List.of(text(name))), classed("td", "hash", value));
    }
}
