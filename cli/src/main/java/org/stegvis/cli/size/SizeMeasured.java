package org.stegvis.cli.size;

import org.jspecify.annotations.Nullable;
import org.stegvis.cli.size.SizeOptions.Kind;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.OneLine;
import org.stegvis.design.size.Outcome;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;

/// The outcome of a size: its kind, how variable it is, and what difference matters.
record SizeMeasured(
        SizeOptions options, SizeSetting setting, @Nullable Protocol protocol) {

    Kind kind() {
        if (options.measured.kind != null) {
            return options.measured.kind;
        }
        Measure measure = setting.measure();
        if (measure == null) {
            return Kind.CONTINUOUS;
        }
        if (protocol != null && !protocol.cluster().isEmpty()) {
            return Kind.CLUSTERED;
        }
        return switch (measure.scale()) {
            case Scale.Continuous c -> Kind.CONTINUOUS;
            case Scale.Count c -> Kind.CONTINUOUS;
            case Scale.Ordinal o -> Kind.CONTINUOUS;
            case Scale.Binary b -> Kind.BINARY;
            case Scale.TimeToEvent t -> Kind.TIME_TO_EVENT;
            case Scale.Categories c ->
                throw new BadInput(
                        "measure '%s' is one of a list of names; no formula compares those".formatted(measure.id()));
        };
    }

    boolean comparesProbabilities() {
        return switch (kind()) {
            case BINARY, RISK_DIFFERENCE, TIME_TO_EVENT -> true;
            case CONTINUOUS, LONGITUDINAL, CLUSTERED -> false;
        };
    }

    Outcome outcome() {
        SizeOptions.Measured said = options.measured;
        try {
            return switch (kind()) {
                case CONTINUOUS -> new Outcome.Continuous(sd());
                case BINARY -> new Outcome.LogOdds();
                case RISK_DIFFERENCE -> new Outcome.RiskDifference();
                case LONGITUDINAL ->
                    new Outcome.Longitudinal(
                            sd(),
                            SizeSetting.need(
                                    said.correlation,
                                    "--correlation",
                                    "the correlation of two measurements of a participant"),
                            said.sharp ? Outcome.Longitudinal.Bound.SHARP : Outcome.Longitudinal.Bound.CONSERVATIVE);
                case CLUSTERED ->
                    new Outcome.Clustered(
                            sd(),
                            SizeSetting.need(said.clusterSize, "--cluster-size", "how many participants a cluster has"),
                            SizeSetting.need(said.icc, "--icc", "the intracluster correlation"),
                            said.explained);
                case TIME_TO_EVENT -> new Outcome.TimeToEvent(said.decisionAt);
            };
        } catch (IllegalArgumentException wrong) {
            throw new BadInput(OneLine.of(wrong), wrong);
        }
    }

    private double sd() {
        if (options.measured.sd != null) {
            return options.measured.sd;
        }
        if (protocol == null) {
            return 1;
        }
        Measure measure = setting.measure();
        throw new BadInput("say with --sd the standard deviation of %s; no protocol tells it"
                .formatted(measure == null ? "the outcome" : measure.id()));
    }

    /// The difference of the means that was told, or the least important one; null when it is asked for.
    @Nullable
    Double effect() {
        if (options.measured.effect != null) {
            return options.measured.effect;
        }
        Measure measure = setting.measure();
        return measure == null || (options.aim.participants != null && options.aim.power != null)
                ? null
                : measure.importantDifference();
    }
}
