package org.stegvis.report.page;

import static org.stegvis.report.markup.Markup.classed;
import static org.stegvis.report.markup.Markup.element;
import static org.stegvis.report.markup.Markup.group;

import java.util.List;
import org.stegvis.estimation.result.Result;
import org.stegvis.protocol.Analysis.Role;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.report.effect.PlainWords;
import org.stegvis.report.flow.Flow;
import org.stegvis.report.input.ReportInput;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Noun;
import org.stegvis.report.words.Titles;
import org.stegvis.report.words.Words;

/// The report in a few sentences: who, which first options, and what the primary analyses show.
record Summary(ReportInput input, Words words, Titles titles) {

    Node section() {
        List<Result> primary = input.results().stream()
                .filter(each -> each.analysis().role() == Role.PRIMARY)
                .toList();
        List<Result> told =
                primary.isEmpty() ? input.results().stream().limit(2).toList() : primary;
        var plain = new PlainWords(input);
        return classed(
                "div",
                "summary",
                element("h2", words.say("In short", "Kort fortalt")),
                element("p", who()),
                group(told.stream().map(each -> element("p", plain.of(each))).toList()),
                classed("p", "quiet", reminder(primary.isEmpty())));
    }

    private String who() {
        String first = input.protocol().decisions().getFirst().id();
        List<String> options = TrialColumns.options(input.protocol().decision(first)).stream()
                .map(titles::option)
                .map(titles::within)
                .toList();
        String enrolled = words.say(
                "%s were enrolled, to begin with %s.",
                "%s ble inkludert, og begynte med %s.",
                words.count(input.data().size(), Noun.PARTICIPANT),
                words.either(options));
        int again = new Flow(input).allocatedAgain();
        if (again == 0) {
            return enrolled;
        }
        boolean isTailored = input.protocol().decisions().stream().anyMatch(Decision::isTailored);
        return enrolled
                + " "
                + (isTailored
                        ? words.say(
                                "What came next depended on how they did: %s were allocated a further treatment.",
                                "Hva som kom etter, avhang av hvordan det gikk: %s fikk tildelt en ny behandling.",
                                words.count(again))
                        : words.say(
                                "%s were allocated a further treatment.",
                                "%s fikk tildelt en ny behandling.", words.count(again)));
    }

    private String reminder(boolean withoutPrimary) {
        return (withoutPrimary
                        ? words.say(
                                "The protocol names no primary analysis. ", "Protokollen nevner ingen primæranalyse. ")
                        : "")
                + words.say(
                        "An interval that includes zero is no proof of equality. Intervals have the levels that the protocol planned.",
                        "Et intervall som omfatter null, er ikke noe bevis for likhet. Intervallene har de nivåene som protokollen planla.");
    }
}
