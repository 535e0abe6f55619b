package org.stegvis.cli.analysis;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.protocol.Analysis;
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
        Integer times = sets;
        if (deltas.isEmpty()) {
            if (times != null) {
                throw new BadInput("--sets goes with --deltas; name the shifts");
            }
            return analysis;
        }
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
