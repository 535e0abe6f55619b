package org.stegvis.server.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegvis.server.setup.Brought.Refused;
import org.stegvis.server.setup.Brought.Taken;
import org.stegvis.server.setup.Brought.Upload;

class BroughtTest {
    private static final String PROTOCOL =
            "stegvis: 1\ntrial: {id: t}\nmeasures:\n  own: {instrument: forms/own.yaml, score: total}\n";
    private static final String OWN = "instrument: own\n";
    private static final ProtocolFiles NOTHING = new ProtocolFiles("", Map.of());

    @Test
    void an_archive_gives_each_file_the_name_by_which_the_protocol_calls_it() {
        byte[] archive = Archives.of(
                "my-trial/",
                "",
                "my-trial/protocol.yaml",
                PROTOCOL,
                "my-trial/forms/own.yaml",
                OWN,
                "__MACOSX/._x",
                "x");
        assertThat(Brought.of(List.of(new Upload("my-trial.zip", archive)), NOTHING))
                .isEqualTo(new Taken(new ProtocolFiles(PROTOCOL, Map.of("forms/own.yaml", OWN)), List.of()));
    }

    @Test
    void files_one_by_one_are_found_without_their_folders_and_others_are_named() {
        List<Upload> uploads = List.of(text("own.yaml", OWN), text("t.yaml", PROTOCOL), text("scenario.yaml", "x: 1"));
        assertThat(Brought.of(uploads, NOTHING))
                .isEqualTo(new Taken(
                        new ProtocolFiles(PROTOCOL, Map.of("forms/own.yaml", OWN)), List.of("scenario.yaml")));
    }

    @Test
    void an_instrument_alone_joins_the_protocol_that_is_there() {
        ProtocolFiles before = new ProtocolFiles(PROTOCOL, Map.of());
        assertThat(Brought.of(List.of(text("own.yaml", OWN)), before))
                .isEqualTo(new Taken(new ProtocolFiles(PROTOCOL, Map.of("forms/own.yaml", OWN)), List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../own.yaml",
                "/etc/own.yaml",
                "forms/../../own.yaml",
                "C:/own.yaml",
                "forms\\own.yaml",
                "..",
                "__MACOSX/../../own.yaml",
                "own\u0000.yaml",
                "~/own.yaml\n"
            })
    void a_name_that_leads_out_of_the_folder_refuses_the_whole_archive(String name) {
        byte[] archive = Archives.of("protocol.yaml", PROTOCOL, name, OWN);
        assertThat(Brought.of(List.of(new Upload("a.zip", archive)), NOTHING))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.why()).isEqualTo("files.outside"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"own.yaml", "picture.png", "__MACOSX/._own", "folder/"})
    void a_bomb_is_not_unpacked_to_its_end_under_whatever_name(String name) {
        byte[] bomb = Archives.bomb(name, 40);
        assertThat(bomb.length).isLessThan(1 << 20);
        Brought brought = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> Brought.of(List.of(new Upload("a.zip", bomb)), NOTHING));
        assertThat(brought).isEqualTo(new Refused("files.too-large", ""));
    }

    @Test
    void an_archive_of_very_many_files_is_refused() {
        String[] many = IntStream.range(0, 101)
                .boxed()
                .flatMap(i -> Stream.of("f" + i + ".yaml", "x"))
                .toArray(String[]::new);
        assertThat(Brought.of(List.of(new Upload("a.zip", Archives.of(many))), NOTHING))
                .isEqualTo(new Refused("files.too-many", ""));
    }

    @Test
    void what_is_no_archive_no_text_or_no_protocol_is_refused_with_what_it_is() {
        byte[] cut = Archives.of("protocol.yaml", PROTOCOL.repeat(50));
        assertThat(refused(new Upload("a.zip", Arrays.copyOf(cut, cut.length / 2))))
                .isEqualTo("files.broken");
        assertThat(refused(new Upload("t.yaml", new byte[] {'a', (byte) 0xff}))).isEqualTo("files.not-text");
        assertThat(refused(text("own.yaml", OWN))).isEqualTo("files.no-protocol");
        assertThat(Brought.of(List.of(), NOTHING)).isEqualTo(new Refused("files.no-protocol", ""));
        assertThat(Brought.of(List.of(text("a.yaml", PROTOCOL), text("b.yaml", PROTOCOL)), NOTHING))
                .isEqualTo(new Refused("files.two-protocols", "b.yaml"));
    }

    private static String refused(Upload upload) {
        return ((Refused) Brought.of(List.of(upload), NOTHING)).why();
    }

    private static Upload text(String name, String text) {
        return new Upload(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
