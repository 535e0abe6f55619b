package org.stegvis.protocol.file;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Reminders;
import org.stegvis.protocol.Reminders.Channel;
import org.stegvis.protocol.Text;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.yaml.Finding;
import org.stegvis.protocol.yaml.YamlAsJson;
import tools.jackson.databind.json.JsonMapper;

/// The section `reminders` of a protocol, through the reader and against the published schema.
class ReminderSectionTest {
    private static final String GOOD = "sender: Study, channels: [sms], visits: {week10: {days: [0]}}";

    @TempDir
    private Path folder;

    @Test
    void sender_channels_quiet_hours_and_days_are_read() {
        Reminders reminders = requireNonNull(Trials.backPain().reminders());
        assertThat(reminders.sender()).isEqualTo(Text.of("The study office", "Studiekontoret"));
        assertThat(reminders.channels()).containsExactly(Channel.EMAIL, Channel.SMS);
        assertThat(reminders.quiet()).isEqualTo(new Reminders.Quiet(20, 8));
        assertThat(reminders.visits().keySet()).containsExactly("week10", "week26", "week52");
        assertThat(reminders.visits().get("week10")).isEqualTo(new Reminders.Rule(List.of(0, 7, 14, 21), 4));
        assertThat(reminders.visits().get("week26")).isEqualTo(new Reminders.Rule(List.of(-2, 7, 14, 28), 3));
    }

    @Test
    void quiet_hours_may_go_past_midnight() {
        var night = new Reminders.Quiet(20, 8);
        assertThat(night.holds(20)).isTrue();
        assertThat(night.holds(3)).isTrue();
        assertThat(night.holds(8)).isFalse();
        var noon = new Reminders.Quiet(12, 13);
        assertThat(noon.holds(12)).isTrue();
        assertThat(noon.holds(13)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sender: Study, channels: [sms], visits: {week11: {days: [0]}} | week10",
                "sender: Study, channels: [sms, sms], visits: {week10: {days: [0]}} | each channel once",
                "sender: Study, channels: [letter], visits: {week10: {days: [0]}} | one of email, sms",
                "sender: Study, channels: [], visits: {week10: {days: [0]}} | at least one channel",
                "sender: Study, channels: [sms], visits: {} | name of a visit",
                "sender: Study, channels: [sms], visits: {week10: {days: []}} | 1 to 20 days",
                "sender: Study, channels: [sms], visits: {week10: {days: [3, 0]}} | a day after the one before it",
                "sender: Study, channels: [sms], visits: {week10: {days: [0.5]}} | a whole number from -366 to 366",
                "sender: Study, channels: [sms], visits: {week10: {days: [0], at-most: 0}} | from 1 to 20",
                "sender: Study, channels: [sms], visits: {week10: {days: [0], at_most: 1}} | at-most",
                "sender: Study, channels: [sms], quiet: {from: 8, until: 8}, visits: {week10: {days: [0]}} | two different",
                "sender: Study, channels: [sms], quiet: {from: 24, until: 8}, visits: {week10: {days: [0]}} | from 0 to 23",
                "channels: [sms], visits: {week10: {days: [0]}} | the key 'sender'"
            })
    void what_is_wrong_is_told_with_what_would_be_right(String section, String told) throws IOException {
        assertThat(read(section))
                .isInstanceOfSatisfying(
                        Reading.Rejected.class,
                        rejected -> assertThat(rejected.findings().toString()).contains(told));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sender: Study, channels: [sms], visits: {baseline: {days: [0]}} | reminders.visits.baseline | up to enrolment",
                "sender: Study, channels: [sms], visits: {week10: {days: [0, 29]}} | reminders.visits.week10.days | 29 days after",
                "sender: Study, channels: [sms], visits: {week10: {days: [-30, 0]}} | reminders.visits.week10.days | 30 days before",
                "sender: Study, channels: [sms], visits: {week10: {days: [3, 4]}} | reminders.visits.week10.days | two days in a row",
                "sender: Study, channels: [sms], visits: {week10: {days: [0], at-most: 3}} | reminders.visits.week10.at-most | at most 3",
                "sender: Study, channels: [sms], quiet: {from: 8, until: 7}, visits: {week10: {days: [0]}} | reminders.quiet | 23 hours",
                "sender: The back pain study, channels: [sms], visits: {week10: {days: [0]}} | reminders.sender | with 'back', 'pain'"
            })
    void what_makes_no_sense_is_asked_about(String section, String path, String found) throws IOException {
        Reading reading = read(section);
        assertThat(reading).isInstanceOf(Reading.Accepted.class);
        assertThat(reading.findings())
                .filteredOn(each -> each.path().equals(path))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.isError()).isFalse();
                    assertThat(each.found()).contains(found);
                });
    }

    @Test
    void reminders_of_a_visit_that_some_options_have_are_asked_about() throws IOException {
        String extra =
                "  extra: {after: second, week: 2, when: second = more, window: {before: 0, after: 7}, collect: [pain]}\n";
        Reading reading = ProtocolReader.read(
                "f",
                text("sender: Study, channels: [sms], visits: {extra: {days: [0]}}")
                        .replaceFirst("visits:\n", "visits:\n" + extra));
        assertThat(reading.findings())
                .filteredOn(each -> each.path().equals("reminders.visits.extra"))
                .extracting(Finding::remedy)
                .singleElement()
                .asString()
                .contains("learns of the allocation");
    }

    @Test
    void the_schema_takes_what_the_reader_takes_and_refuses_a_wrong_shape() throws IOException {
        assertThat(errors(GOOD)).isEmpty();
        assertThat(errors(GOOD.replace("[sms]", "[fax]"))).isNotEmpty();
        assertThat(errors(GOOD.replace("days", "day"))).isNotEmpty();
        assertThat(errors(GOOD.replace("[0]", "[]"))).isNotEmpty();
    }

    @Test
    void a_protocol_without_the_section_reminds_nobody() {
        Protocol other = Trials.named("codiacs");
        assertThat(other.reminders()).isNull();
    }

    private List<String> errors(String section) throws IOException {
        Path file = Files.writeString(folder.resolve("trial.yaml"), text(section));
        return ProtocolSchema.read()
                .errors(JsonMapper.shared().readTree(YamlAsJson.of(file).toPrettyString()));
    }

    private static Reading read(String section) throws IOException {
        return ProtocolReader.read("f", text(section));
    }

    private static String text(String section) throws IOException {
        String trial = Files.readString(Trials.folder().resolve("back-pain.yaml"));
        return trial.substring(0, trial.indexOf("reminders:")) + "reminders: {" + section + "}\n";
    }
}
