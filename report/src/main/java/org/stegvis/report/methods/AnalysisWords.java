package org.stegvis.report.methods;

import static org.stegvis.report.markup.Markup.NOTHING;
import static org.stegvis.report.markup.Markup.element;
import static org.stegvis.report.markup.Markup.group;

import java.util.List;
import java.util.stream.Stream;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Analysis.Comparison;
import org.stegvis.protocol.Analysis.Role;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.estimator.MultiplyImputed;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Titles;
import org.stegvis.report.words.Words;

/// Says the analyses: what is compared, by which estimator, at which level.
///
/// @param besides those that the protocol does not plan
record AnalysisWords(Protocol protocol, List<Analysis> besides, Words words, Titles titles) {

    Node all() {
        return group(
                element("p", new EstimatorWords(words).all(analyses())),
                clusters(),
                list(protocol.analyses()),
                besides.isEmpty()
                        ? NOTHING
                        : group(element("p", words.say("Beside the plan:", "Ved siden av planen:")), list(besides)),
                element(
                        "p",
                        missing()
                                + words.say(
                                        " Total type I error of the primary analyses: %s.",
                                        " Samlet type I-feil for primæranalysene: %s.",
                                        words.plain(protocol.trial().alpha()))));
    }

    private Node clusters() {
        return protocol.cluster().isEmpty()
                ? NOTHING
                : element(
                        "p",
                        words.say(
                                "Participants are grouped by ‘%s’: standard errors add up what the participants of a group contribute. "
                                        + "Mixed models and imputation take no account of the groups.",
                                "Deltakerne er gruppert etter «%s»: standardfeilene legger sammen det som deltakerne i en gruppe bidrar med. "
                                        + "Blandede modeller og imputering tar ikke hensyn til gruppene.",
                                protocol.cluster()));
    }

    private Node list(List<Analysis> analyses) {
        return element(
                "ul",
                List.of(),
                analyses.stream()
                        .<Node>map(analysis -> element("li", of(analysis)))
                        .toList());
    }

    private List<Analysis> analyses() {
        return Stream.concat(protocol.analyses().stream(), besides.stream()).toList();
    }

    private String missing() {
        boolean isImputed = analyses().stream().anyMatch(each -> each.estimator() instanceof MultiplyImputed);
        return isImputed
                ? words.say(
                        "Missing outcomes are filled in only where an analysis says that it imputes them; any other uses the participants whose outcome and "
                                + "covariates are known, by the option they were allocated.",
                        "Manglende utfall er bare fylt ut der en analyse sier at den imputerer dem; andre bruker deltakerne med kjent utfall og kjente "
                                + "kovariater, etter behandlingen de ble trukket til.")
                : words.say(
                        "Missing outcomes are not filled in: an analysis uses the participants whose outcome and covariates are known, "
                                + "by the option they were allocated.",
                        "Manglende utfall er ikke fylt ut: en analyse bruker deltakerne med kjent utfall og kjente kovariater, "
                                + "etter behandlingen de ble trukket til.");
    }

    private String of(Analysis analysis) {
        return words.say(
                "%s (%s, %s): %s; outcome %s; %s; %s intervals.",
                "%s (%s, %s): %s; utfall %s; %s; %s-intervaller.",
                words.of(analysis.title()),
                analysis.id(),
                analysis.role() == Role.PRIMARY ? words.say("primary", "primær") : words.say("secondary", "sekundær"),
                compared(analysis),
                titles.within(titles.outcome(analysis)) + model(analysis),
                covariates(analysis.adjust()),
                words.level(analysis.level()));
    }

    private String compared(Analysis analysis) {
        return switch (analysis.compare()) {
            case Comparison.Regimes all ->
                words.say("all embedded regimes", "alle behandlingsforløp")
                        + new EstimatorWords(words).options(analysis.estimator());
            case Comparison.Options(var decision, var groups) ->
                words.say("options at %s", "behandlinger ved %s", titles.within(titles.decision(decision)))
                        + (groups.isEmpty() ? "" : words.say(", grouped", ", gruppert"));
        };
    }

    private String model(Analysis analysis) {
        boolean isBinary = protocol.measure(analysis.outcome().measure()).scale() instanceof Scale.Binary;
        return isBinary ? words.say(" (logistic)", " (logistisk)") : "";
    }

    private String covariates(List<Reference> adjust) {
        if (adjust.isEmpty()) {
            return words.say("no covariates", "ingen kovariater");
        }
        List<String> names = adjust.stream()
                .map(each -> each instanceof Reference.Characteristic(var name) && name.equals("site")
                        ? words.say("site", "senter")
                        : titles.within(titles.reference(each)))
                .toList();
        return words.say("adjusted for %s", "justert for %s", words.listed(names));
    }
}
