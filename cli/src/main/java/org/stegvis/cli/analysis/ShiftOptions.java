package org.stegvis.cli.analysis;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Text;
import org.stegvis.protocol.estimator.MultiplyImputed;
import picocli.CommandLine.Option;

/// Imputes what is missing, and shifts imputed outcomes, whatever the protocol plans.
final class ShiftOptions {
    @Option(
            names = "--deltas",
            paramLabel = "DELTA",
            split = ",",
            description = "Impute, and shift imputed outcomes by these, as -10,-5,5,10: where does a conclusion tip?")
    private List<Double> deltas = List.of();

    @Option(names = "--sets", paramLabel = "SETS", description = "With --deltas: how many times gaps are filled.")
    private @Nullable Integer sets;

    /// The analysis with its outcomes imputed and shifted, where that is asked for.
    Analysis applied(Analysis analysis) {
        return isAsked() ? shifted(analysis) : analysis;
    }

    /// The planned analyses and, after each of the wanted ones, the same with its outcomes imputed and shifted.
    ///
    /// @param wanted ids; the primary ones that can be imputed where it is empty
    List<Analysis> beside(Protocol protocol, List<String> wanted) {
        if (!isAsked()) {
            if (!wanted.isEmpty()) {
                throw new BadInput("--deltas-of goes with --deltas; name the shifts");
            }
            return protocol.analyses();
        }
        List<String> ids = wanted.isEmpty()
                ? protocol.analyses().stream()
                        .filter(each -> each.role() == Analysis.Role.PRIMARY && canBeImputed(each))
                        .map(Analysis::id)
                        .toList()
                : wanted;
        if (ids.isEmpty()) {
            throw new BadInput("no primary analysis can be imputed; name one with --deltas-of");
        }
        List<String> known = protocol.analyses().stream().map(Analysis::id).toList();
        for (String id : ids) {
            if (!known.contains(id)) {
                throw new BadInput(
                        "--deltas-of is '%s' but the protocol plans %s".formatted(id, String.join(", ", known)));
            }
        }
        return protocol.analyses().stream()
                .flatMap(each -> ids.contains(each.id()) ? Stream.of(each, besidePlan(each)) : Stream.of(each))
                .toList();
    }

    private Analysis besidePlan(Analysis analysis) {
        Analysis shifted = shifted(analysis);
        return new Analysis(
                shifted.id() + "-shifted",
                Text.of(
                        shifted.title().in(Language.ENGLISH) + ", missing values imputed",
                        shifted.title().in(Language.NORWEGIAN) + ", manglende verdier imputert"),
                shifted.compare(),
                shifted.outcome(),
                shifted.adjust(),
                shifted.estimator(),
                shifted.alpha(),
                Analysis.Role.SECONDARY);
    }

    private static boolean canBeImputed(Analysis analysis) {
        return analysis.estimator() instanceof MultiplyImputed
                || analysis.estimator().isPoolable();
    }

    private boolean isAsked() {
        if (deltas.isEmpty() && sets != null) {
            throw new BadInput("--sets goes with --deltas; name the shifts");
        }
        return !deltas.isEmpty();
    }

    private Analysis shifted(Analysis analysis) {
        Integer times = sets;
        if (times != null && (times < 2 || times > 10_000)) {
            throw new BadInput("--sets is %d but must be from 2 to 10000".formatted(times));
        }
        try {
            MultiplyImputed imputed = analysis.estimator() instanceof MultiplyImputed planned
                    ? planned
                    : MultiplyImputed.of(analysis.estimator());
            MultiplyImputed shifted = imputed.shiftedBy(deltas);
            return analysis.by(times == null ? shifted : shifted.inSets(times));
        } catch (IllegalArgumentException e) {
            throw new BadInput("analysis '%s' cannot be imputed: %s Choose another with --analysis"
                    .formatted(analysis.id(), e.getMessage()));
        }
    }
}
