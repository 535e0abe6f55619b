package org.stegvis.protocol.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The specification of the expression language. It prints `docs/reference/expressions.md`:
/// `mvn -pl protocol -am test -Dtest=ExpressionPageTest -Dsurefire.failIfNoSpecifiedTests=false
/// -Dstegvis.write-docs=true`.
class ExpressionPageTest {
    private static final String PAGE = "docs/reference/expressions.md";

    /// @param participant `name=value` pairs; what is not named is missing
    record Example(String written, String participant, String result) {}

    static Stream<Example> examples() {
        String response = "(odi@baseline - odi@week10) / odi@baseline >= 0.5";
        return Stream.of(
                new Example(response, "odi@baseline=48 odi@week10=24", "true"),
                new Example(response, "odi@baseline=48 odi@week10=26", "false"),
                new Example(response, "odi@baseline=48", "unknown"),
                new Example(response, "odi@baseline=0 odi@week10=0", "unknown"),
                new Example("odi@baseline > 24", "odi@baseline=24", "false"),
                new Example("odi@baseline >= 24", "odi@baseline=23.9999999999", "true"),
                new Example("18 <= age <= 64", "age=64", "true"),
                new Example("age >= 18 and pain-months > 3", "age=17", "false"),
                new Example("age >= 18 and pain-months > 3", "age=18", "unknown"),
                new Example("age >= 18 or pain-months > 3", "age=18", "true"),
                new Example("not red-flags", "red-flags=0", "true"),
                new Example("not response and first = pt", "second.class=non-response first=pt", "true"),
                new Example("second.response", "second.class=response", "true"),
                new Example("first != pt", "first=cbt", "true"),
                new Example("first != pt", "", "unknown"),
                new Example("missing(first)", "", "true"),
                new Example("missing(age > 18)", "age=30", "false"),
                new Example("site = \"johns-hopkins\"", "site=johns-hopkins", "true"),
                new Example("change(odi, baseline, week10)", "odi@baseline=40 odi@week10=30", "-10"),
                new Example("percent-change(odi, baseline, week10)", "odi@baseline=40 odi@week10=30", "-25"),
                new Example("at-least(2, age > 60, red-flags, first = pt)", "age=70 first=pt", "true"),
                new Example("at-least(2, age > 60, red-flags, first = pt)", "age=30 first=cbt", "false"),
                new Example("at-least(2, age > 60, red-flags, first = pt)", "age=70 first=cbt", "unknown"),
                new Example("if(age >= 65, 1, 0)", "age=65", "1"),
                new Example("mean(odi@baseline, odi@week10)", "odi@baseline=40", "missing"),
                new Example("max(odi@baseline, odi@week10)", "odi@baseline=40 odi@week10=30", "40"),
                new Example("1 - 2 - 3", "", "-4"),
                new Example("2 + 3 * -4", "", "-10"),
                new Example("log(0)", "", "missing"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_does_what_the_page_says(Example example) {
        assertThat(result(example)).isEqualTo(example.result());
    }

    @Test
    void the_page_is_up_to_date() throws IOException {
        Path page = root().resolve(PAGE);
        if (Boolean.getBoolean("stegvis.write-docs")) {
            Files.createDirectories(Objects.requireNonNull(page.getParent()));
            Files.writeString(page, page());
        }
        assertThat(page).content(StandardCharsets.UTF_8).isEqualTo(page());
    }

    private static String result(Example example) {
        Values values = participant(example.participant());
        Scope scope = new BackPainScope();
        if (ExpressionParser.condition(example.written(), scope)
                instanceof Parsed.Typed<Condition>(var condition, var warnings)) {
            return condition.evaluate(values).name().toLowerCase(Locale.ROOT);
        }
        if (ExpressionParser.quantity(example.written(), scope)
                instanceof Parsed.Typed<Quantity>(var quantity, var warnings)) {
            double number = quantity.evaluate(values);
            return Double.isNaN(number) ? "missing" : Numerals.of(number);
        }
        return "no meaning";
    }

    private static Values participant(String pairs) {
        var numbers = new HashMap<String, Double>();
        var levels = new HashMap<String, String>();
        for (String pair : pairs.isEmpty() ? List.<String>of() : List.of(pairs.split(" ", -1))) {
            String name = pair.substring(0, pair.indexOf('='));
            String value = pair.substring(pair.indexOf('=') + 1);
            if (Character.isDigit(value.charAt(0))) {
                numbers.put(name, Double.valueOf(value));
            } else {
                levels.put(name, value);
            }
        }
        return new KnownValues(numbers, levels);
    }

    private static String page() throws IOException {
        try (InputStream template = Objects.requireNonNull(ExpressionPageTest.class.getResourceAsStream("page.md"))) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@kleene@", kleene())
                    .replace("@examples@", exampleTable())
                    .replace("@errors@", errors());
        }
    }

    private static String kleene() {
        var rows = new StringBuilder("| a | b | `a and b` | `a or b` | `not a` |\n|---|---|---|---|---|\n");
        for (Truth a : Truth.values()) {
            for (Truth b : Truth.values()) {
                rows.append("| %s | %s | %s | %s | %s |\n".formatted(a, b, a.and(b), a.or(b), a.not()));
            }
        }
        return rows.toString().toLowerCase(Locale.ROOT).stripTrailing();
    }

    private static String exampleTable() {
        return "| written | for a participant with | is |\n|---|---|---|\n"
                + examples()
                        .map(each -> "| `%s` | %s | %s |"
                                .formatted(
                                        each.written(),
                                        each.participant().isEmpty() ? "nothing known" : each.participant(),
                                        result(each)))
                        .collect(Collectors.joining("\n"));
    }

    private static String errors() {
        return "| written | is told |\n|---|---|\n"
                + Stream.of(
                                "odi@wek10 > 24",
                                "odi@week10 and response",
                                "site = uta",
                                "age == 18",
                                "age > 50%",
                                "red-flags = true",
                                "odi@week10-odi@baseline > 3",
                                "odi@baseline > 240")
                        .map(written -> "| `%s` | %s |".formatted(written, told(written)))
                        .collect(Collectors.joining("\n"));
    }

    private static String told(String written) {
        return switch (ExpressionParser.condition(written, new BackPainScope())) {
            case Parsed.Typed<Condition>(var condition, var warnings) ->
                "A warning: " + warnings.getFirst().message();
            case Parsed.Faulty<Condition>(var problems, var warnings) ->
                problems.getFirst().message();
        };
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("protocol/pom.xml"))) {
            folder = Objects.requireNonNull(folder.getParent(), "the project's root folder");
        }
        return folder;
    }
}
