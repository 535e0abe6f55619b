package org.stegvis.exchange.planned;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stegvis.protocol.estimator.Estimator;
import tools.jackson.databind.JsonNode;

/// The register is complete, and `docs/validation/estimators.md` is printed from it:
/// `docs/validation/regenerate`.
class ValidatedTest {
    private static final int TRIALS = 1000;
    /// Large trials take long, and theory is nearer to them.
    private static final int LARGE_TRIALS = 250;
    private static final int LARGE = 750;
    /// Imputed trials take longest.
    private static final int SHIFTED_TRIALS = 40;
    private static final String HEAD = """
            # Validation of the estimators

            <!-- Printed by docs/validation/regenerate. Change the register (Validated.java), not this file. -->

            Each estimator is held to numbers made by other software or derived a second time with no code in common; the test named fails beyond
            the tolerance. The simulation makes up trials whose true values are known in closed form (`MadeUpStudy`), with effects for bias, standard
            errors and coverage, and without any effect for the type I error of the test that all values are equal. Its Monte Carlo error is about
            0.4 to 0.7 percentage points for a coverage of 95 %% and 0.7 for a type I error of 5 %% (%d trials each; with %d participants twice as much,
            %d trials each).
            For `ipcw` and imputation every fourth outcome or so is missing, more often after a bad course. For `iaipw` a quarter of the participants
            have not come to the second decision, and a fifth of the others have no outcome yet: of 100 enrolled 60 have finished.

            - bias: the largest mean error of a value, in standard deviations of the estimate (0.03 to 0.08 is what chance makes of it)
            - se ratio: mean standard error over the standard deviation of the estimates

            """;

    private static final String SHIFTED = """

            ## Tipping: the contrast at the shift that is true

            First options compared by `ancova` on imputed sets (`ShiftedOperating`, %d trials each). Those who are gone from the first option `p` have
            outcomes that differ by the shift from those of others like them; at that shift of `p` the contrast should be unbiased and covered. On given
            sets it is that of mice 3.15 (`TippingReference`).

            | shift | participants | failed | bias | se ratio | coverage, %% |
            |---|---|---|---|---|---|
            """;
    private static final String LAWS = """

            ## What is left out of a law, and why

            `ValidatedLaws` holds each estimator to three laws: its values stay, or follow, when data change in a way that changes no information. These are
            left out. `DegenerateDataTest` leaves out none.

            | values … | left out | reason |
            |---|---|---|
            """;

    @Test
    void every_estimator_is_in_the_register() {
        Set<Class<?>> registered = Validated.all().stream()
                .map(each -> each.estimator().getClass())
                .collect(Collectors.toSet());

        assertThat(registered)
                .containsAll(Stream.of(Estimator.OfRegimes.class, Estimator.OfOptions.class)
                        .flatMap(kind -> Stream.of(kind.getPermittedSubclasses()))
                        .toList());
    }

    @Test
    void the_page_tells_of_all_of_them() throws IOException {
        Path page = Places.repository().resolve("docs/validation/estimators.md");
        if (Boolean.getBoolean("stegvis.write-validation")) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, page());
        }

        assertThat(Files.readString(page))
                .contains(Validated.all().stream()
                        .map(each -> "| " + each.name() + " |")
                        .toList());
    }

    private static String page() {
        var page = new StringBuilder(HEAD.formatted(TRIALS, LARGE, LARGE_TRIALS));
        page.append(
                "## Against other software\n\n| estimator | reference, test | tolerance (relative) |\n|---|---|---|\n");
        for (Validated each : Validated.all()) {
            page.append("| %s | %s | %.0e |\n".formatted(each.name(), each.reference(), each.tolerance()));
        }
        page.append(
                "\n## Largest difference found\n\n| file of numbers | made by | largest relative difference |\n|---|---|---|\n");
        for (String file : new String[] {"regime_estimators.json", "longitudinal.json"}) {
            JsonNode software = Places.json(Places.own(file)).get("software");
            page.append(String.format(
                    Locale.ROOT,
                    "| `%s` | %s | %.1e |%n",
                    file,
                    software.get(0).asString(),
                    EstimatorsReference.largestDifference(file)));
        }
        page.append(
                "\n## By simulation\n\n| estimator | participants | failed | bias | se ratio | coverage, % | type I error, % |\n|---|---|---|---|---|---|---|\n");
        var operating = new LinkedHashMap<Integer, Map<Validated, Operating>>();
        List<Validated> all = Validated.all();
        for (int participants : new int[] {100, 300, LARGE}) {
            int trials = participants < LARGE ? TRIALS : LARGE_TRIALS;
            operating.put(participants, Operating.of(all, participants, trials, 20_261_125));
        }
        for (Validated each : all) {
            operating.forEach((participants, found) -> {
                Operating of = Objects.requireNonNull(found.get(each));
                page.append(String.format(
                        Locale.ROOT,
                        "| %s | %d | %d | %.3f | %.3f | %.1f | %.1f |%n",
                        each.name(),
                        participants,
                        of.failed(),
                        of.bias(),
                        of.ratio(),
                        100 * of.coverage(),
                        100 * of.rejected()));
            });
        }
        page.append(SHIFTED.formatted(SHIFTED_TRIALS));
        for (int participants : new int[] {100, 300, 750}) {
            for (double shift : new double[] {0, -1, -2}) {
                ShiftedOperating found = ShiftedOperating.of(shift, participants, SHIFTED_TRIALS, 20_261_126);
                page.append(String.format(
                        Locale.ROOT,
                        "| %.0f | %d | %d | %.3f | %.3f | %.1f |%n",
                        shift,
                        participants,
                        found.failed(),
                        found.bias(),
                        found.ratio(),
                        100 * found.coverage()));
            }
        }
        page.append(LAWS);
        for (Validated.Law law : Validated.Law.values()) {
            for (Validated each : Validated.all()) {
                String why = each.exemption(law);
                if (why != null) {
                    page.append("| %s | %s | %s |%n".formatted(law.sentence(), each.name(), why));
                }
            }
        }
        return page.toString();
    }
}
