package org.stegvis.report.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.report.words.Words;

/// The picture of each trial that comes with the program.
class TrialPictureTest {
    static Stream<String> trials() {
        return Trials.files().stream().map(file -> file.getFileName().toString().replace(".yaml", ""));
    }

    @ParameterizedTest
    @MethodSource("trials")
    void no_box_covers_another_and_no_line_leaves_the_picture(String trial) {
        Layout layout = Layout.of(new Planning(Trials.named(trial), new Words(Language.ENGLISH)).graph());

        List<Layout.Placed> boxes = layout.boxes();
        for (int one = 0; one < boxes.size(); one++) {
            for (int other = one + 1; other < boxes.size(); other++) {
                assertThat(cover(boxes.get(one), boxes.get(other)))
                        .as("%s and %s", boxes.get(one), boxes.get(other))
                        .isFalse();
            }
        }
        for (List<Double> line : layout.lines()) {
            for (int i = 0; i < line.size(); i += 2) {
                assertThat(line.get(i)).isBetween(0.0, layout.width());
                assertThat(line.get(i + 1)).isBetween(0.0, layout.height());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("trials")
    void every_option_of_the_protocol_stands_in_it(String trial) {
        Protocol protocol = Trials.named(trial);
        String svg = TrialPicture.of(protocol, Language.ENGLISH).svg();
        String told = svg.replaceAll("<[^>]*>", " ").replaceAll("- | ", "");
        protocol.decisions().stream()
                .flatMap(decision -> TrialColumns.options(decision).stream())
                .forEach(option -> assertThat(told)
                        .contains(escaped(protocol.treatment(option).title().in(Language.ENGLISH))));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_same_protocol_gives_the_same_picture(Language language) {
        String one = TrialPicture.of(Trials.backPain(), language).svg();
        assertThat(TrialPicture.of(Trials.backPain(), language).svg()).isEqualTo(one);
    }

    /// The documentation shows what the program draws; `-Dstegvis.write-docs=true` draws it anew.
    @ParameterizedTest
    @EnumSource(Language.class)
    void the_documentation_shows_it(Language language) throws Exception {
        Path file = Trials.folder().resolveSibling("docs/images/back-pain-picture-" + language.tag() + ".svg");
        String svg = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + TrialPicture.of(Trials.backPain(), language).svg() + "\n";
        if (Boolean.getBoolean("stegvis.write-docs")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, svg);
        }
        assertThat(Files.readString(file, StandardCharsets.UTF_8)).isEqualTo(svg);
    }

    private static String escaped(String title) {
        return title.replace("&", "&amp;").replaceAll("- | ", "");
    }

    private static boolean cover(Layout.Placed one, Layout.Placed other) {
        return one.x() < other.x() + other.box().width()
                && other.x() < one.x() + one.box().width()
                && one.y() < other.y() + other.box().height()
                && other.y() < one.y() + one.box().height();
    }
}
