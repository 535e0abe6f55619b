package org.stegvis.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardStreamTest {

    @Test
    void text_is_written_as_utf_8() {
        var bytes = new ByteArrayOutputStream();
        var stream = new StandardStream(bytes);

        stream.writer().print("nærvær");
        stream.writer().flush();

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("nærvær");
    }

    @Test
    void a_reader_that_went_away_is_no_failure() {
        var stream = failingWith("Broken pipe");

        stream.writer().println("one");
        stream.writer().flush();

        assertThat(stream.failure()).isNull();
    }

    @Test
    void a_full_disk_is_a_failure() {
        var stream = failingWith("No space left on device");

        stream.writer().println("one");
        stream.writer().flush();

        assertThat(stream.failure()).hasMessage("No space left on device");
    }

    private static StandardStream failingWith(String message) {
        return new StandardStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        });
    }
}
