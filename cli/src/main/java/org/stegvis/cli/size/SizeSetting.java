package org.stegvis.cli.size;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.size.SizeOptions.Goal;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.OneLine;
import org.stegvis.design.size.EmbeddedDesign;
import org.stegvis.design.size.ProtocolDesign;
import org.stegvis.design.size.ResponseRates;
import org.stegvis.design.size.TwoStage;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Protocol;
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

    @Nullable
    Measure measure() {
        return protocol == null || analysis == null
                ? null
                : protocol.measure(analysis.outcome().measure());
    }

    /// Of the goals first and second.
    SizeGroups groups() {
        return new SizeGroups(options, this, protocol, analysis);
    }

    SizeMeasured measured() {
        return new SizeMeasured(options, this, protocol);
    }

    static <T> T need(@Nullable T value, String option, String what) {
        if (value == null) {
            throw new BadInput("say with %s %s".formatted(option, what));
        }
        return value;
    }
}
