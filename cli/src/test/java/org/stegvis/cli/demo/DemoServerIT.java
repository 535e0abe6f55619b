package org.stegvis.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegvis.cli.CliRun;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.ExitCodes;
import org.stegvis.cli.terminal.StandardStream;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.design.scenario.ScenarioReader;
import org.stegvis.design.scenario.ScenarioReading;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.protocol.file.Reading;
import org.stegvis.server.RunningServer;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.monitoring.Queries;
import org.stegvis.server.participant.ParticipantRow;
import org.stegvis.server.participant.Participants;
import org.stegvis.server.safety.AdverseEvents;

/// The server of the demonstration with fewer people on it: what it holds, and what its data set is good for.
class DemoServerIT {
    private static final Path PROTOCOL = Path.of("../trials/back-pain.yaml");

    @TempDir
    private Path folder;

    @Test
    void people_who_went_through_the_server_are_exported_and_analysed_without_editing() throws Exception {
        Path data = folder.resolve("server");
        var messages = new ByteArrayOutputStream();
        var console =
                Console.on(new StandardStream(new ByteArrayOutputStream()), new StandardStream(messages), "", Map.of());
        String protocol = Files.readString(PROTOCOL);
        try (RunningServer server = new DemoServer(console, data, 0).start(protocol, scenario(), 120, 7)) {
            everyListHasSomethingInIt(server);
            CliRun second = CliRun.of("demo", "--serve", "--out", folder.toString());
            assertThat(second.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        }
        assertThat(messages.toString(StandardCharsets.UTF_8))
                .contains(" enrolled, ", "http://127.0.0.1:", "EVERYBODY ON IT IS MADE UP (seed 7)");

        CliRun verify = CliRun.of("audit", "verify", "--data", data.toString());
        assertThat(verify.out()).contains("back-pain: whole");
        assertThat(verify.out()).doesNotContain("set back");
        assertThat(CliRun.of("audit", "rebuild", "--data", data.toString()).exit())
                .isZero();

        Path out = folder.resolve("out");
        CliRun export = CliRun.of("export", "--data", data.toString(), "--trial", "back-pain", "--out", out.toString());
        assertThat(export.exit()).as(export.err()).isZero();
        CliRun analyse = CliRun.of(
                "analyse",
                out.resolve("protocol.yaml").toString(),
                out.resolve("data.csv").toString());
        assertThat(analyse.exit()).as(analyse.err()).isZero();
        assertThat(analyse.out()).contains("Function at week 52");

        Path blind = folder.resolve("blind");
        CliRun.of("export", "--data", data.toString(), "--trial", "back-pain", "--blind", "--out", blind.toString());
        List<String> columns =
                List.of(Files.readAllLines(blind.resolve("data.csv")).getFirst().split(","));
        assertThat(columns).contains("odi@week52", "age").doesNotContain("first", "second", "first.probability");
        assertThat(columns).noneMatch(column -> column.startsWith("first") || column.startsWith("second"));
    }

    @Test
    void a_folder_with_something_else_in_it_is_left_alone() throws Exception {
        Path data = folder.resolve("server");
        Files.createDirectories(data);
        Files.writeString(data.resolve("mine.txt"), "mine");
        CliRun run = CliRun.of("demo", "--serve", "--out", folder.toString());
        assertThat(run.exit()).isEqualTo(ExitCodes.BAD_INPUT);
        assertThat(run.err()).contains("holds something else than a demonstration");
        assertThat(data.resolve("mine.txt")).exists();
    }

    private static void everyListHasSomethingInIt(RunningServer server) {
        var participants = server.get(Participants.class);
        List<ParticipantRow> all = participants.list("back-pain", null, "", 1000);
        assertThat(all).extracting(ParticipantRow::status).contains(ParticipantRow.Status.values());
        assertThat(all.stream().filter(each -> each.enrolled() != null)).hasSize(120);
        assertThat(all)
                .filteredOn(each -> each.status() == ParticipantRow.Status.DECLINED)
                .hasSizeGreaterThan(20);
        assertThat(participants.due("back-pain", null, LocalDate.now(ZoneId.systemDefault()), 1000))
                .filteredOn(each -> each.step().equals("consent"))
                .hasSizeLessThan(10);
        assertThat(all).extracting(ParticipantRow::step).contains("collect", "consent", "stopped");
        assertThat(participants.due("back-pain", null, LocalDate.now(ZoneId.systemDefault()), 100))
                .isNotEmpty();
        assertThat(server.get(AdverseEvents.class).list("back-pain", null, false, 0, 100))
                .isNotEmpty();
        assertThat(server.get(Queries.class).list("back-pain", null, null, 0, 100))
                .isNotEmpty();
        assertThat(server.get(EventLog.class).end("back-pain").orElseThrow().seq())
                .isGreaterThan(1000);
    }

    private static Scenario scenario() throws Exception {
        var protocol = ((Reading.Accepted) ProtocolReader.read(PROTOCOL)).protocol();
        Path file = Path.of("../trials/back-pain.scenario.yaml");
        return ((ScenarioReading.Accepted) ScenarioReader.read("scenario", Files.readString(file), protocol))
                .scenario();
    }
}
