package org.stegvis.server.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stegvis.server.BackPainTrial.ID;
import static org.stegvis.server.BackPainTrial.done;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.TestServer;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.eventlog.ExportedLog;
import org.stegvis.server.eventlog.Verification;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What an auditor finds in a log whose allocations are not what the key gives.
class AllocationAuditIT {
    private static final TestServer SERVER = TestServer.start();
    private static final List<Entry> LOG = log();
    private static final String KEY = key();

    @TempDir
    private Path folder;

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void an_honest_log_holds() {
        AllocationAudit.Result result = audited(LOG, KEY);
        assertThat(result.problems()).isEmpty();
        assertThat(result.drawn()).isEqualTo(8);
    }

    @Test
    void another_option_another_place_and_another_list_are_found() {
        assertThat(problems(what ->
                        what.put("option", what.path("option").stringValue().equals("pt") ? "cbt" : "pt")))
                .contains("the key gives");
        assertThat(problems(what -> what.put("position", 3))).contains("was next");
        assertThat(problems(what -> {
                    ((ObjectNode) what.path("list").path("stratum")).put("site", "johns-hopkins");
                    return what;
                }))
                .contains("drawn from list");
        assertThat(problems(what -> what.put("probability", 0.6))).contains("with probability 0.6");
    }

    @Test
    void a_second_allocation_and_one_without_consent_are_found() {
        var twice = new ArrayList<>(LOG);
        twice.add(LOG.getLast());
        assertThat(audited(twice, KEY).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.problem()).contains("a second time"));

        var early = new ArrayList<>(LOG);
        early.removeIf(entry -> entry.type().equals("consented"));
        assertThat(audited(early, KEY).problems())
                .hasSize(8)
                .allSatisfy(problem -> assertThat(problem.problem()).contains("consented"));
    }

    @Test
    void another_key_is_not_taken() {
        assertThatThrownBy(() -> audited(LOG, "00".repeat(32)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not the key");
    }

    @Test
    void an_exported_log_is_read_back_and_its_chain_holds_without_the_database() throws Exception {
        Path file = folder.resolve("log.jsonl");
        String previous = Entry.BEGINNING;
        var lines = new ArrayList<String>();
        for (Entry entry : LOG) {
            lines.add(ExportedLog.line(previous, entry));
            previous = entry.hash();
        }
        Files.write(file, lines);

        List<Entry> read = ExportedLog.read(file);
        assertThat(read).hasSameSizeAs(LOG);
        assertThat(Verification.of(ID, read).holds()).isTrue();
        assertThat(audited(read, KEY).holds()).isTrue();

        Files.write(
                file,
                lines.stream()
                        .map(line -> line.replace("\"odi\":40", "\"odi\":41"))
                        .toList());
        assertThat(Verification.of(ID, ExportedLog.read(file)).holds()).isFalse();
    }

    @Test
    void no_entry_about_a_participant_is_kept() throws IOException {
        var handedOver = new ArrayList<WeakReference<Entry>>();
        var kept = new ArrayList<Long>();
        AllocationAudit.Log log = reader -> {
            handedOver.clear();
            for (Entry entry : LOG) {
                Entry another = with(entry, entry.what());
                handedOver.add(new WeakReference<>(another));
                reader.accept(another);
            }
            System.gc();
            kept.add(handedOver.stream()
                    .map(WeakReference::get)
                    .filter(each -> each != null && each.participant() != null)
                    .count());
        };

        AllocationAudit.Result result = AllocationAudit.of(log).with(KEY);

        assertThat(result.drawn()).isEqualTo(8);
        assertThat(kept).as("entries alive after each reading").hasSize(2).allMatch(alive -> alive <= 1);
        assertThat(LOG.stream().filter(entry -> entry.participant() != null)).hasSizeGreaterThan(30);
    }

    @Test
    void what_a_server_writes_between_the_two_readings_is_left_out() throws IOException {
        int[] readings = {0};
        AllocationAudit.Log growing = reader -> {
            LOG.forEach(reader);
            if (++readings[0] == 2) {
                reader.accept(LOG.getLast());
            }
        };
        assertThat(AllocationAudit.of(growing).with(KEY).holds()).isTrue();
        assertThat(readings[0]).isEqualTo(2);
    }

    static AllocationAudit.Result audited(List<Entry> entries, String key) {
        try {
            return AllocationAudit.of(entries::forEach).with(key);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String problems(UnaryOperator<ObjectNode> forge) {
        var forged = new ArrayList<>(LOG);
        for (int i = 0; i < forged.size(); i++) {
            Entry entry = forged.get(i);
            if (entry.type().equals("allocated")) {
                var what = forge.apply((ObjectNode) entry.what().deepCopy());
                forged.set(i, with(entry, what));
                break;
            }
        }
        return audited(forged, KEY).problems().toString();
    }

    /// The same entry, another object, with something else in it.
    private static Entry with(Entry entry, JsonNode what) {
        return new Entry(
                entry.trial(),
                entry.seq(),
                entry.recorded(),
                entry.happened(),
                entry.actor(),
                entry.origin(),
                entry.request(),
                entry.participant(),
                entry.type(),
                what,
                entry.why(),
                entry.hash());
    }

    private static List<Entry> log() {
        BackPainTrial trial = BackPainTrial.open(SERVER);
        for (int i = 0; i < 8; i++) {
            done(trial.randomise(trial.ready("utah"), "first", null));
        }
        var entries = new ArrayList<Entry>();
        SERVER.get(EventLog.class).forEach(ID, entries::add);
        return entries;
    }

    private static String key() {
        try {
            return Files.readString(SERVER.folder().resolve("keys/allocation/back-pain.key"))
                    .strip();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
