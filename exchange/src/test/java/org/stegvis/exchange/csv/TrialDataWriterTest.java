package org.stegvis.exchange.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialData;

class TrialDataWriterTest {

    private static final Protocol BACK_PAIN = Trials.backPain();

    @TempDir
    private Path folder;

    @Test
    void columns_stand_in_the_order_of_the_protocol() throws IOException {
        var data = TrialData.of(
                List.of("a", "b"),
                Map.of(
                        "second", Column.Levels.of(List.of("pt", "cbt", "more"), 2, row -> row == 0 ? null : "more"),
                        "odi@baseline", Column.Numbers.of(44, 1.0 / 3),
                        "red-flags", Column.Numbers.of(1, Double.NaN)));
        Path file = folder.resolve("data.csv");

        TrialDataWriter.write(BACK_PAIN, data, file);

        assertThat(file).hasContent("participant,red-flags,odi@baseline,second\na,1,44,\nb,,0.3333333333333333,more\n");
        assertThat(folder).isDirectoryNotContaining(each -> !each.equals(file));
    }

    @Test
    void a_file_that_cannot_be_finished_leaves_the_old_one() throws IOException {
        Path file = Files.writeString(folder.resolve("data.csv"), "old");
        var data = TrialData.of(List.of("a"), Map.of("age", Column.Numbers.of(Double.POSITIVE_INFINITY)));

        assertThatThrownBy(() -> TrialDataWriter.write(BACK_PAIN, data, file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'age' of participant 'a' is Infinity but must be finite or missing.");
        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining(each -> !each.equals(file));
    }

    @Test
    void data_of_another_protocol_are_refused() {
        var data = TrialData.of(List.of("a"), Map.of("weight", Column.Numbers.of(70)));

        assertThatThrownBy(() -> TrialDataWriter.write(BACK_PAIN, data, folder.resolve("data.csv")))
                .hasMessage("The data have columns [weight], which the protocol 'back-pain' does not have. "
                        + "Maybe they are of another protocol.");
    }

    @Test
    void participants_without_a_name_of_their_own_are_refused() {
        var data = TrialData.of(List.of("a", "a"), Map.of("age", Column.Numbers.of(40, 41)));

        assertThatThrownBy(() -> TrialDataWriter.write(BACK_PAIN, data, folder.resolve("data.csv")))
                .hasMessageStartingWith("The participant 'a' must have a name that nobody else has");
    }
}
