package org.stegvis.estimation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.protocol.file.Reading;

/// A two-stage trial in which whoever has no outcome at the middle is not randomised again, and may be gone at the
/// end.
final class MadeUpSmart {
    private static final String DESIGN = """
            stegvis: 1
            trial: {id: smart, title: Made-up trial, participants: 300}
            treatments: {a: {title: A}, b: {title: B}, c: {title: C}, d: {title: D}}
            measures:
              y: {title: Y, scale: {continuous: {}}, better: higher}
            visits:
              start: {week: 0, collect: [y]}
              early: {week: 4, collect: [y]}
              middle: {week: 8, collect: [y]}
              end: {week: 16, collect: [y]}
            decisions:
              first: {at: start, options: [a, b], allocate: {procedure: simple}}
              second:
                at: middle
                response: y@middle >= 1
                if-missing: wait
                routes:
                  - {when: response, continue: true}
                  - {when: non-response, options: [c, d], allocate: {procedure: simple}}
            """;

    static final Protocol PROTOCOL = withAnalyses("""
            analyses:
              plain: {compare: regimes, outcome: y@end}
              stayed:
                compare: regimes
                outcome: y@end
                estimator: {method: ipcw, stages: {second: [y@early, first], outcome: [y@early, y@middle, first]}}
              imputed:
                compare: regimes
                outcome: y@end
                estimator: {method: multiple-imputation, of: weighted-replicated, sets: 6, cycles: 3, numbers: normal}
            """);

    private MadeUpSmart() {}

    /// The same trial with other analyses.
    ///
    /// @param analyses the section of the protocol, its name included
    static Protocol withAnalyses(String analyses) {
        return protocol(DESIGN + analyses);
    }

    /// The same trial with other visits and analyses.
    static Protocol visiting(String visits, String others, String analyses) {
        return protocol(DESIGN.replace(visits, others) + analyses);
    }

    /// The same trial with other analyses, where the first option may be chosen.
    static Protocol preferring(String analyses) {
        return protocol(
                DESIGN.replace("procedure: simple}}\n  second", "procedure: simple, preference: wish}}\n  second")
                                .replace(
                                        "measures:",
                                        "characteristics: {wish: {title: Wish, scale: {categories: [a, b]}}}\nmeasures:")
                        + analyses);
    }

    static Protocol protocol(String text) {
        try {
            Path file = Files.createTempFile("smart", ".yaml");
            Files.writeString(file, text);
            return switch (ProtocolReader.read(file)) {
                case Reading.Accepted accepted -> accepted.protocol();
                case Reading.Rejected(var findings) -> throw new IllegalStateException(findings.toString());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param gaps whether those who do badly early tend to miss the middle, and leave
    static TrialData data(int n, boolean gaps, RandomGenerator random) {
        var y = new double[4][n];
        var first = new String[n];
        var second = new @Nullable String[n];
        for (int i = 0; i < n; i++) {
            boolean b = random.nextBoolean();
            boolean d = random.nextBoolean();
            double own = random.nextGaussian();
            y[0][i] = own + 0.5 * random.nextGaussian();
            y[1][i] = 0.3 + own + (b ? 0.4 : 0) + 0.5 * random.nextGaussian();
            y[2][i] = 0.4 + own + (b ? 0.5 : 0) + 0.5 * random.nextGaussian();
            boolean response = y[2][i] >= 1;
            y[3][i] = 0.5 * y[2][i] + 0.5 * own + (response ? 0.6 : d ? 1 : 0.2) + 0.5 * random.nextGaussian();
            first[i] = b ? "b" : "a";
            second[i] = response ? null : d ? "d" : "c";
            double chance = 1 / (1 + Math.exp(1 + y[1][i]));
            if (gaps && random.nextDouble() < chance) {
                y[2][i] = Double.NaN;
                second[i] = null;
            }
            if (gaps && (Double.isNaN(y[2][i]) || random.nextDouble() < 1 / (1 + Math.exp(1.5 + 0.8 * y[1][i])))) {
                y[3][i] = Double.NaN;
            }
        }
        var columns = new LinkedHashMap<String, Column>();
        columns.put("y@start", Column.Numbers.of(y[0]));
        columns.put("y@early", Column.Numbers.of(y[1]));
        columns.put("y@middle", Column.Numbers.of(y[2]));
        columns.put("y@end", Column.Numbers.of(y[3]));
        columns.put("first", Column.Levels.of(List.of("a", "b"), n, i -> first[i]));
        columns.put("second", Column.Levels.of(List.of("c", "d"), n, i -> second[i]));
        return TrialData.of(IntStream.range(0, n).mapToObj(Integer::toString).toList(), columns);
    }

    /// Without gaps; a third wished for a first option, and received it.
    static TrialData wishing(int n, RandomGenerator random) {
        TrialData base = data(n, false, random);
        var columns = new LinkedHashMap<String, Column>();
        base.columnNames().forEach(name -> columns.put(name, base.column(name)));
        Column.Levels first = base.levels("first");
        columns.put(
                "wish", Column.Levels.of(List.of("a", "b"), n, row -> random.nextInt(3) == 0 ? first.at(row) : null));
        return TrialData.of(base.participants(), columns);
    }
}
