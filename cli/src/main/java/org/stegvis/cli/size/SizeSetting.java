package org.stegvis.cli.size;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.size.SizeOptions.Goal;
import org.stegvis.cli.size.SizeOptions.Kind;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.OneLine;
import org.stegvis.design.size.EmbeddedDesign;
import org.stegvis.design.size.Outcome;
import org.stegvis.design.size.ProtocolDesign;
import org.stegvis.design.size.ResponseRates;
import org.stegvis.design.size.TwoStage;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.expression.Condition;

/// The facts of a size: what the user said, and what the protocol says where the user was silent.
public final class SizeSetting {
    private final SizeOptions options;
    private final @Nullable Protocol protocol;
    private final @Nullable Analysis analysis;

    SizeSetting(SizeOptions options, @Nullable Protocol protocol) {
        this.options = options;
        this.protocol = protocol;
        this.analysis = protocol == null ? null : analysis(protocol, options.aim.analysis);
        if (protocol == null && options.design.who == null) {
            throw new BadInput("name a protocol file, or say with --design who is randomised again");
        }
        if (protocol != null && options.design.who != null) {
            throw new BadInput("--design and a protocol file are two answers to one question; give one of them");
        }
    }

    /// The trial of a protocol, as other verbs ask for it.
    ///
    /// @param response what `--response` says
    /// @throws BadInput when the response rates do not fit the protocol
    public static EmbeddedDesign designOf(Protocol protocol, List<String> response) {
        var options = new SizeOptions();
        options.design.response = response;
        return new SizeSetting(options, protocol).design();
    }

    private static @Nullable Analysis analysis(Protocol protocol, @Nullable String wanted) {
        if (wanted == null) {
            return protocol.analyses().isEmpty() ? null : protocol.analyses().getFirst();
        }
        List<String> known = protocol.analyses().stream().map(Analysis::id).toList();
        if (!known.contains(wanted)) {
            throw new BadInput(
                    "the protocol plans no analysis '%s'; it plans %s".formatted(wanted, String.join(", ", known)));
        }
        return protocol.analysis(wanted);
    }

    @Nullable
    Protocol protocol() {
        return protocol;
    }

    @Nullable
    Analysis analysis() {
        return analysis;
    }

    Goal goal() {
        if (options.aim.goal != null) {
            return options.aim.goal;
        }
        if (protocol == null || analysis == null) {
            return Goal.PAIR;
        }
        return switch (analysis.compare()) {
            case Analysis.Comparison.Regimes regimes -> Goal.PAIR;
            case Analysis.Comparison.Options compared ->
                compared.decision().equals(protocol.decisions().getFirst().id()) ? Goal.FIRST : Goal.SECOND;
        };
    }

    double alpha() {
        if (options.aim.alpha != null) {
            if (!(options.aim.alpha > 0 && options.aim.alpha < 0.5)) {
                throw new BadInput("--alpha is %s but must lie between 0 and one half".formatted(options.aim.alpha));
            }
            return options.aim.alpha;
        }
        return analysis == null ? 0.05 : analysis.alpha();
    }

    /// The decision whose options are compared, for the goals first and second.
    String decision() {
        if (protocol == null) {
            return goal() == Goal.FIRST ? "first" : "second";
        }
        if (options.aim.goal == null
                && analysis != null
                && analysis.compare() instanceof Analysis.Comparison.Options compared) {
            return compared.decision();
        }
        List<Decision> decisions = protocol.decisions();
        if (goal() == Goal.SECOND && decisions.size() < 2) {
            throw new BadInput("the protocol has one decision; there is no second stage");
        }
        return decisions.get(goal() == Goal.FIRST ? 0 : 1).id();
    }

    /// The two groups of options that are compared at [#decision].
    Map<String, List<String>> groups() {
        var groups = new LinkedHashMap<String, List<String>>();
        if (analysis != null
                && analysis.compare() instanceof Analysis.Comparison.Options compared
                && compared.decision().equals(decision())) {
            groups.putAll(compared.groups());
        }
        if (groups.isEmpty()) {
            options(decision()).forEach(option -> groups.put(option, List.of(option)));
        }
        String of = options.aim.of == null ? groups.keySet().iterator().next() : options.aim.of;
        String versus = options.aim.versus != null
                ? options.aim.versus
                : groups.keySet().stream()
                        .filter(each -> !each.equals(of))
                        .findFirst()
                        .orElseThrow(() -> new BadInput("decision '%s' has one option only".formatted(decision())));
        for (String name : List.of(of, versus)) {
            if (!groups.containsKey(name)) {
                throw new BadInput("there is no '%s' at decision '%s'; there are %s"
                        .formatted(name, decision(), String.join(", ", groups.keySet())));
            }
        }
        var two = new LinkedHashMap<String, List<String>>();
        two.put(of, groups.getOrDefault(of, List.of()));
        two.put(versus, groups.getOrDefault(versus, List.of()));
        return two;
    }

    private Set<String> options(String decision) {
        var found = new LinkedHashSet<String>();
        if (protocol == null) {
            found.addAll(decision.equals("first") ? List.of("a", "b") : List.of("c", "d"));
            return found;
        }
        for (Decision.Route route : protocol.decision(decision).routes()) {
            if (route.action() instanceof Action.Allocate allocate && allocate.isRandomised()) {
                allocate.offers().forEach(offer -> found.add(offer.option()));
            }
        }
        return found;
    }

    /// The trial with the response rates that were told.
    EmbeddedDesign design() {
        return design(rates());
    }

    EmbeddedDesign design(Map<String, Double> rates) {
        try {
            if (protocol != null) {
                return ProtocolDesign.of(protocol, new ResponseRates(rates));
            }
            double all = rates.getOrDefault("", Double.NaN);
            double toA = rates.getOrDefault("a", all);
            double toB = rates.getOrDefault("b", all);
            if (Double.isNaN(toA) || Double.isNaN(toB)) {
                throw new BadInput("say with --response how many respond: 0.4, or a=0.4,b=0.3");
            }
            var who = Objects.requireNonNull(options.design.who);
            return new TwoStage(
                            who,
                            options.design.first,
                            options.design.responders,
                            options.design.nonResponders,
                            toA,
                            toB)
                    .design();
        } catch (IllegalArgumentException wrong) {
            if (options.design.response.isEmpty()) {
                throw new BadInput(
                        "say with --response how many respond: 0.4 for all, OPTION=0.4 after an option, CLASS=0.4 for a class",
                        wrong);
            }
            throw new BadInput(OneLine.of(wrong), wrong);
        }
    }

    /// Whether some option is closed to some participants, or given by preference, which the formulas pass
    /// over.
    boolean hasClosedOptions() {
        return protocol != null
                && protocol.decisions().stream()
                        .flatMap(decision -> decision.routes().stream())
                        .anyMatch(route -> route.action() instanceof Action.Allocate allocate
                                && (allocate.preference() != null
                                        || allocate.offers().stream()
                                                .anyMatch(offer ->
                                                        !offer.availableIf().equals(Condition.ALWAYS))));
    }

    /// The response rates that were told.
    Map<String, Double> rates() {
        return rates(options.design.response);
    }

    boolean knowsResponse() {
        return !options.design.response.isEmpty();
    }

    private static Map<String, Double> rates(List<String> texts) {
        var rates = new LinkedHashMap<String, Double>();
        for (String text : texts) {
            int sign = text.lastIndexOf('=');
            try {
                rates.put(sign < 0 ? "" : text.substring(0, sign), Double.parseDouble(text.substring(sign + 1)));
            } catch (NumberFormatException wrong) {
                throw new BadInput(
                        "--response is '%s' but must be a probability, or NAME=PROBABILITY".formatted(text), wrong);
            }
        }
        return rates;
    }

    Kind kind() {
        if (options.measured.kind != null) {
            return options.measured.kind;
        }
        Measure measure = measure();
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

    @Nullable
    Measure measure() {
        return protocol == null || analysis == null
                ? null
                : protocol.measure(analysis.outcome().measure());
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
                            need(
                                    said.correlation,
                                    "--correlation",
                                    "the correlation of two measurements of a participant"),
                            said.sharp ? Outcome.Longitudinal.Bound.SHARP : Outcome.Longitudinal.Bound.CONSERVATIVE);
                case CLUSTERED ->
                    new Outcome.Clustered(
                            sd(),
                            need(said.clusterSize, "--cluster-size", "how many participants a cluster has"),
                            need(said.icc, "--icc", "the intracluster correlation"),
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
        Measure measure = measure();
        throw new BadInput("say with --sd the standard deviation of %s; no protocol tells it"
                .formatted(measure == null ? "the outcome" : measure.id()));
    }

    /// The difference of the means that was told, or the least important one; null when it is asked for.
    @Nullable
    Double effect() {
        if (options.measured.effect != null) {
            return options.measured.effect;
        }
        Measure measure = measure();
        return measure == null || (options.aim.participants != null && options.aim.power != null)
                ? null
                : measure.importantDifference();
    }

    static <T> T need(@Nullable T value, String option, String what) {
        if (value == null) {
            throw new BadInput("say with %s %s".formatted(option, what));
        }
        return value;
    }
}
