package org.stegvis.server.setup;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.History;
import org.stegvis.conduct.Value;
import org.stegvis.design.scenario.UsualScenario;
import org.stegvis.design.simulation.SimulatedTrial;
import org.stegvis.design.simulation.Simulation;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.flow.Flow;
import org.stegvis.report.input.Provenance;
import org.stegvis.report.input.ReportInput;
import org.stegvis.report.markup.Xhtml;
import org.stegvis.server.page.Frame;
import org.stegvis.server.page.Words;
import org.stegvis.server.trialpage.ValueText;

/// Lets made-up participants walk through a protocol. Nothing of it is written anywhere.
record Rehearsing(Protocol asWritten, Frame frame) {
    private static final int MOST = 200;
    private static final int SHOWN = 4;
    private static final long SEED = 1;

    /// @throws org.stegvis.design.simulation.UnplayableScenario when the protocol cannot be played out
    Rehearsal rehearse(@Nullable ProtocolFiles files, @Nullable String back) {
        UsualScenario usual = UsualScenario.of(asWritten);
        int participants = Math.min(MOST, asWritten.trial().participants());
        SimulatedTrial trial = Simulation.of(usual.protocol(), usual.scenario()).run(participants, SEED);
        ReportInput input = ReportInput.of(
                usual.protocol(),
                trial.data(),
                List.of(),
                Provenance.of("", "", "").madeUpBy(null),
                frame.language());
        return new Rehearsal(
                asWritten.trial().title().in(frame.language()),
                files == null ? null : files.text(),
                files == null ? List.of() : files.fields(),
                back,
                participants,
                Xhtml.of(new Flow(input).figure(Lettering.TEXT)).strip(),
                different(trial.histories()).stream().map(this::walk).toList(),
                usual.assumptions().stream().map(this::assumption).toList());
    }

    /// What is assumed of a measure stands behind its name.
    private String assumption(String english) {
        int colon = english.indexOf(": ");
        String about = colon < 0 ? "" : english.substring(0, colon + 2);
        return about + FindingWords.said(english.substring(about.length()), frame.language());
    }

    /// Some who went different ways.
    private static List<History> different(List<History> all) {
        Map<List<Object>, History> byWay = new LinkedHashMap<>();
        for (History history : all) {
            byWay.putIfAbsent(way(history), history);
        }
        return byWay.values().stream().limit(SHOWN).toList();
    }

    private static List<Object> way(History history) {
        var way = new ArrayList<Object>();
        for (Event event : history.events()) {
            if (event instanceof Event.Allocated allocated) {
                way.add(allocated.option());
            } else if (!(event instanceof Event.Assessed) && !(event instanceof Event.Enrolled)) {
                way.add(event.getClass());
            }
        }
        return way;
    }

    private Rehearsal.Walk walk(History history) {
        LocalDate start = history.facts().enrolled();
        List<Rehearsal.Line> lines = history.events().stream()
                .map(event -> new Rehearsal.Line(week(start, event.on()), what(event)))
                .toList();
        return new Rehearsal.Walk(history.participant().toString(), lines);
    }

    private String week(@Nullable LocalDate start, LocalDate on) {
        return start == null ? "" : words().t("plan.week", words().number(ChronoUnit.DAYS.between(start, on) / 7.0));
    }

    private String what(Event event) {
        return switch (event) {
            case Event.Screened(var on, var told) -> words().t("happened.screened");
            case Event.Consented consented -> words().t("rehearsal.consented");
            case Event.Declined declined -> words().t("happened.declined");
            case Event.Enrolled enrolled -> words().t("happened.enrolled");
            case Event.Assessed(var on, var visit, var measures) ->
                words().t("happened.assessed", visit(visit)) + values(visit, measures);
            case Event.Missed(var on, var visit) -> words().t("happened.missed", visit(visit));
            case Event.Allocated a ->
                words().t(
                                "happened.allocated",
                                decision(a.decision()),
                                asWritten.treatment(a.option()).title().in(frame.language()));
            case Event.Continued c -> words().t("happened.continued", decision(c.decision()));
            case Event.Left l -> words().t("happened.left", decision(l.decision()));
            case Event.Treated(var on, var decision, var sessions, var completed) ->
                words().t("happened.treated", decision(decision)) + " (" + words().t("happened.sessions", sessions)
                        + ")";
            case Event.Corrected(var on, var reference, var value, var reason) ->
                words().t("happened.corrected", ValueText.name(reference, asWritten, words()));
            case Event.TreatmentWithdrawn w -> words().t("happened.treatment-withdrawn");
            case Event.Withdrawn withdrawn -> words().t("happened.withdrawn.follow-up");
        };
    }

    private String values(String visit, Map<String, Value> measures) {
        List<String> told = asWritten.visit(visit).collect().stream()
                .filter(measures::containsKey)
                .map(each -> asWritten.measure(each).title().in(frame.language()) + " "
                        + ValueText.of(
                                Objects.requireNonNull(measures.get(each)),
                                ValueText.scale(asWritten, new Reference.Measured(each, visit)),
                                words()))
                .toList();
        return told.isEmpty() ? "" : ": " + String.join(", ", told);
    }

    private String visit(String id) {
        return asWritten.visit(id).title().in(frame.language());
    }

    private String decision(String id) {
        return asWritten.decision(id).title().in(frame.language());
    }

    private Words words() {
        return frame.words();
    }
}
