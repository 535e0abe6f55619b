package org.stegvis.cli.size;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.Build;
import org.stegvis.protocol.file.Reading;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// The document that `stegvis size --format json` prints; its shape is `docs/reference/size.schema.json`.
///
/// @param protocol null where none was given
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
record SizeDocument(
        int stegvisSize,
        String stegvis,
        @Nullable Protocol protocol,
        String goal,
        List<SizeAnswer.Given> given,
        String solvedFor,
        double exact,
        long participants,
        long enrolled,
        String unit,
        @Nullable Double power,
        Formula formula,
        @Nullable Simulated simulated) {

    private static final int VERSION = 1;

    record Protocol(String id, String sha256) {}

    record Formula(String text, String source, List<Term> terms, List<String> assumptions) {}

    record Term(String symbol, double value, String meaning) {}

    record Simulated(double power, double error, int replicates) {}

    static SizeDocument of(SizeAnswer answer, Reading.@Nullable Accepted accepted) {
        return new SizeDocument(
                VERSION,
                Build.version(),
                accepted == null
                        ? null
                        : new Protocol(accepted.protocol().trial().id(), accepted.sha256()),
                answer.goal(),
                answer.given(),
                answer.solved(),
                answer.exact(),
                answer.participants(),
                answer.enrolled(),
                answer.unit(),
                answer.power(),
                new Formula(
                        answer.formula(),
                        answer.source(),
                        answer.terms().stream()
                                .map(term -> new Term(term.symbol(), term.value(), term.meaning()))
                                .toList(),
                        answer.assumptions()),
                answer.simulated() == null
                        ? null
                        : new Simulated(
                                answer.simulated().power(),
                                answer.simulated().error(),
                                answer.simulated().replicates()));
    }
}
