package org.stegvis.exchange.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.yaml.Finding;

/// What holds for every data set and for every file.
class TrialDataLaws {

    private static final List<Protocol> PROTOCOLS = Trials.files().stream()
            .map(file -> file.getFileName().toString().replace(".yaml", ""))
            .map(Trials::named)
            .toList();

    @Provide
    Arbitrary<Protocol> protocols() {
        return Arbitraries.of(PROTOCOLS);
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> usual = Arbitraries.strings()
                .withChars(" ,;\"'\n\r\t#=abÅ字0")
                .ofMinLength(1)
                .ofMaxLength(6);
        return Arbitraries.oneOf(usual, Arbitraries.of("NA", "none", "\uD83D\uDE00", "1.0"))
                .filter(name -> !name.isBlank());
    }

    @Provide
    Arbitrary<String> files() {
        Arbitrary<String> pieces = Arbitraries.of(
                "participant",
                "odi@week10",
                "age",
                "first",
                "second",
                "sex",
                ",",
                ",",
                ",",
                ";",
                "\t",
                "\n",
                "\n",
                "\r\n",
                "\r",
                "\"",
                "\"\"",
                "1",
                "2",
                "44",
                "pt",
                "cbt",
                "NA",
                "12,5",
                "101",
                "\0",
                "\uFEFF",
                "é",
                " ");
        return pieces.list().ofMaxSize(40).map(list -> String.join("", list));
    }

    @Property(tries = 300)
    void what_is_written_is_read_again(
            @ForAll("protocols") Protocol protocol,
            @ForAll @Size(max = 8) Set<@From("names") String> names,
            @ForAll long seed)
            throws IOException {
        if (names.isEmpty()) {
            return;
        }
        TrialData data = made(protocol, List.copyOf(new LinkedHashSet<>(names)), new Random(seed));

        TrialData read = read(protocol, written(protocol, data));

        assertThat(read.participants()).isEqualTo(data.participants());
        assertThat(read.columnNames()).isEqualTo(data.columnNames());
        assertThat(cells(read)).isEqualTo(cells(data));
    }

    @Property(tries = 300)
    void what_is_read_is_written_as_it_was(@ForAll("protocols") Protocol protocol, @ForAll long seed)
            throws IOException {
        String first = written(protocol, made(protocol, List.of("a", "b", "c"), new Random(seed)));

        assertThat(written(protocol, read(protocol, first))).isEqualTo(first);
    }

    @Property(tries = 2000)
    void reading_gives_an_answer_whatever_the_file(@ForAll("files") String file) {
        requireAnswer(file.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 1000)
    void reading_gives_an_answer_whatever_the_bytes(@ForAll @Size(max = 60) byte[] bytes) {
        requireAnswer(bytes);
    }

    private static void requireAnswer(byte[] bytes) {
        DataReading reading = TrialDataReader.read(
                Trials.backPain(), "d.csv", new ByteArrayInputStream(bytes), null, Progress.SILENT);

        assertThat(reading.findings().stream().anyMatch(Finding::isError))
                .isEqualTo(reading instanceof DataReading.Rejected);
    }

    /// Values within their scale, and no options, which would have to follow from one another.
    private static TrialData made(Protocol protocol, List<String> participants, Random random) {
        Map<String, Column> columns = new LinkedHashMap<>();
        Set<String> decisions =
                protocol.decisions().stream().map(each -> each.id()).collect(Collectors.toSet());
        CellRules rules = CellRules.of(protocol);
        for (var column : TrialColumns.of(protocol)) {
            boolean isDecision = decisions.contains(column.name());
            columns.put(
                    column.name(),
                    switch (Objects.requireNonNull(rules.rules().get(column.name()))) {
                        case CellRule.OfNumber(var range) ->
                            Column.Numbers.of(participants.size(), row -> number(range, random));
                        case CellRule.OfYesNo yesNo ->
                            Column.Numbers.of(
                                    participants.size(),
                                    row -> random.nextInt(3) == 0 ? Double.NaN : random.nextInt(2));
                        case CellRule.OfLevel(var levels, var none) ->
                            Column.Levels.of(
                                    levels,
                                    participants.size(),
                                    row -> isDecision || random.nextInt(3) == 0
                                            ? null
                                            : levels.get(random.nextInt(levels.size())));
                    });
        }
        return TrialData.of(participants, columns);
    }

    private static double number(NumberRange range, Random random) {
        if (random.nextInt(4) == 0) {
            return Double.NaN;
        }
        double least = Math.max(range.least(), -Double.MAX_VALUE / 4);
        double most = Math.min(range.most(), Double.MAX_VALUE / 4);
        double number = switch (random.nextInt(4)) {
            case 0 -> least;
            case 1 -> most;
            case 2 -> Double.longBitsToDouble(random.nextLong());
            default -> least + random.nextDouble() * (most - least);
        };
        double inside = number >= least && number <= most ? number : least;
        return range.isWhole() ? Math.rint(inside) : inside;
    }

    private static String written(Protocol protocol, TrialData data) throws IOException {
        var writer = new StringWriter();
        TrialDataWriter.write(protocol, data, writer);
        return writer.toString();
    }

    private static TrialData read(Protocol protocol, String file) {
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
        DataReading reading =
                TrialDataReader.read(protocol, "d.csv", new ByteArrayInputStream(bytes), null, Progress.SILENT);
        assertThat(reading).as("%s", reading.findings()).isInstanceOf(DataReading.Accepted.class);
        return ((DataReading.Accepted) reading).data();
    }

    /// All values with all their bits.
    private static List<Object> cells(TrialData data) {
        List<Object> cells = new ArrayList<>();
        for (String name : data.columnNames()) {
            Column column = data.column(name);
            for (int row = 0; row < data.size(); row++) {
                cells.add(
                        switch (column) {
                            case Column.Numbers numbers -> name + Double.doubleToLongBits(numbers.at(row));
                            case Column.Levels levels -> name + levels.at(row);
                        });
            }
        }
        return cells;
    }
}
