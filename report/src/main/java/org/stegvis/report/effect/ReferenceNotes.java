package org.stegvis.report.effect;

import static org.stegvis.report.markup.Markup.classed;
import static org.stegvis.report.markup.Markup.group;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.exchange.published.PublishedValue.Interval;
import org.stegvis.report.finding.Finding;
import org.stegvis.report.input.ReferenceValue;
import org.stegvis.report.input.ReferenceValue.Published;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Words;

/// What a reader must know of the values beside the estimates. Each note follows from a rule, none is written by hand.
record ReferenceNotes(Finding finding, Words words) {

    Node of(List<ReferenceValue> references) {
        var notes = new ArrayList<String>();
        if (references.stream().anyMatch(ReferenceValue.True.class::isInstance)) {
            notes.add(words.say(
                    "True value: what is true under the scenario, by a large simulation with Monte Carlo error %s or less for values and %s or less for contrasts.",
                    "Sann verdi: det som er sant under scenariet, ved en stor simulering med Monte Carlo-feil på høyst %s for verdier og høyst %s for kontraster.",
                    error(references, false),
                    error(references, true)));
        }
        for (ReferenceValue each : references) {
            if (each instanceof Published published) {
                add(published, notes);
            }
        }
        return group(
                notes.stream().<Node>map(note -> classed("p", "quiet", note)).toList());
    }

    private String error(List<ReferenceValue> references, boolean ofContrasts) {
        double greatest = references.stream()
                .filter(each -> (each.versus() != null) == ofContrasts)
                .mapToDouble(each ->
                        each instanceof ReferenceValue.True(var a, var of, var v, var value, var error) ? error : 0)
                .max()
                .orElse(0);
        return words.upward(greatest * finding.display().factor(), 2);
    }

    private void add(Published published, List<String> notes) {
        var quoted = new PublishedWords(finding.display());
        String source = words.of(published.source());
        notes.add(words.say("Published: %s.", "Publisert: %s.", source)
                + (published.isTurned()
                        ? " "
                                + words.say(
                                        "Printed as %s, where a positive number favours %s; the sign is turned here, so that all contrasts read the same way.",
                                        "Trykt som %s, der et positivt tall er i favør av %s; fortegnet er snudd her, så alle kontraster leses likt.",
                                        quoted.printed(published),
                                        within(published.of()))
                        : ""));
        if (published.printed().isFarFromMiddle()) {
            notes.add(PublishedWords.FLAG + " "
                    + words.say(
                            "The printed estimate %s lies far from the middle (%s) of its printed interval. It is quoted as printed, but one of the numbers may be a misprint.",
                            "Det trykte estimatet %s ligger langt fra midten (%s) av det trykte intervallet. Det er gjengitt som trykt, men ett av tallene kan være en trykkfeil.",
                            quoted.number(published.printed().estimate()),
                            quoted.number(published.printed().middle())));
        }
        Interval interval = published.interval();
        if (interval != null && Math.abs(interval.level() - finding.analysis().level()) > 1e-9) {
            notes.add(words.say(
                    "The published interval has level %s, the planned one %s; their widths cannot be compared.",
                    "Det publiserte intervallet har nivå %s, det planlagte %s; breddene kan ikke sammenliknes.",
                    words.level(interval.level()),
                    words.level(finding.analysis().level())));
        }
    }

    private String within(String side) {
        return finding.isOfRegimes() ? finding.label(side) : finding.titles().within(finding.label(side));
    }
}
