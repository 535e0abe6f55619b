package org.stegvis.report;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.design.scenario.ScenarioReader;
import org.stegvis.design.scenario.ScenarioReading;
import org.stegvis.design.simulation.SimulatedTrial;
import org.stegvis.design.simulation.Simulation;
import org.stegvis.design.simulation.TrueEffects;
import org.stegvis.design.simulation.Truth;
import org.stegvis.estimation.PlannedAnalyses;
import org.stegvis.estimation.result.Result;
import org.stegvis.exchange.origin.Screening;
import org.stegvis.exchange.published.PublishedReader;
import org.stegvis.exchange.published.PublishedReading;
import org.stegvis.exchange.published.PublishedResults;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Trials;
import org.stegvis.report.input.Provenance;
import org.stegvis.report.input.ReportInput;

/// A trial of the folder `trials`, played out under its scenario and analysed.
public record MadeUpTrial(Protocol protocol, Scenario scenario, SimulatedTrial trial, List<Result> results) {
    public static final String PROTOCOL_HASH = "a".repeat(64);
    public static final String DATA_HASH = "b".repeat(64);
    private static final ConcurrentMap<String, MadeUpTrial> KNOWN = new ConcurrentHashMap<>();

    /// The same trial each time, so that tests share the work.
    public static MadeUpTrial named(String id, int participants) {
        return KNOWN.computeIfAbsent(id + "/" + participants, absent -> of(Trials.named(id), id, participants, 1));
    }

    /// Plays a protocol out that may differ from the one of the folder, under the scenario of that one.
    ///
    /// @param id whose scenario is used
    public static MadeUpTrial of(Protocol protocol, String id, int participants, long seed) {
        MadeUpTrial played = played(protocol, id, participants, seed);
        return new MadeUpTrial(
                protocol,
                played.scenario(),
                played.trial(),
                PlannedAnalyses.of(protocol).run(played.trial().data()));
    }

    /// The same without its analyses, which take the most time.
    public static MadeUpTrial played(Protocol protocol, String id, int participants, long seed) {
        Path file = Trials.folder().resolve(id + ".scenario.yaml");
        if (!(ScenarioReader.read(file, protocol) instanceof ScenarioReading.Accepted(var scenario, var w, var sha))) {
            throw new AssertionError("The scenario of " + id + " is not accepted.");
        }
        SimulatedTrial trial = Simulation.of(protocol, scenario).run(participants, seed);
        return new MadeUpTrial(protocol, scenario, trial, List.of());
    }

    public ReportInput input(Language language) {
        var provenance =
                Provenance.of("1.2.3", PROTOCOL_HASH, DATA_HASH).madeUpBy(new Provenance.Simulation("c".repeat(64), 1));
        return ReportInput.of(protocol, trial.data(), results, provenance, language)
                .with(screening());
    }

    public Screening screening() {
        var counts = trial.screening();
        return new Screening(
                counts.assessed(), counts.ineligible(), counts.byCriterion(), counts.declined(), counts.untold());
    }

    public TrueEffects truth() {
        return Truth.of(protocol, scenario).run(2_000, 1);
    }

    public PublishedResults published() {
        Path file = Trials.folder().resolve(protocol.trial().id() + ".published.yaml");
        if (PublishedReader.read(protocol, file) instanceof PublishedReading.Accepted(var results, var w, var sha)) {
            return results;
        }
        throw new AssertionError("The published results are not accepted.");
    }
}
