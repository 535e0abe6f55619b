package org.stegvis.exchange.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Trials;

/// Files that are meant to exhaust the reader end in a finding, before they have done so.
class HostileDataTest {

    private static final Protocol BACK_PAIN = Trials.backPain();

    /// A stream that begins with a text and then repeats another, a number of times.
    private static InputStream endless(String start, String repeated, int times) {
        return new InputStream() {
            private final byte[] first = start.getBytes(StandardCharsets.UTF_8);
            private final byte[] again = repeated.getBytes(StandardCharsets.UTF_8);
            private long at;

            @Override
            public int read() {
                long here = at++ - first.length;
                if (here < 0) {
                    return first[(int) (at - 1)];
                }
                return here < (long) again.length * times ? again[(int) (here % again.length)] : -1;
            }

            @Override
            public int read(byte[] into, int from, int most) {
                for (int count = 0; count < most; count++) {
                    int next = read();
                    if (next < 0) {
                        return count == 0 ? -1 : count;
                    }
                    into[from + count] = (byte) next;
                }
                return most;
            }
        };
    }

    private static String told(InputStream in) {
        return TrialDataReader.read(BACK_PAIN, "d.csv", in, null, Progress.SILENT)
                .findings()
                .getLast()
                .toString();
    }

    @Test
    void a_million_columns() {
        assertThat(told(endless("participant", ",a", 1_000_000)))
                .isEqualTo("d.csv:1:1: error: found more than 20000 cells in a row, expected at most 20000 columns.");
    }

    @Test
    void a_line_of_a_gigabyte() {
        assertThat(told(endless("participant,age\n", "1111111111", 100_000_000)))
                .startsWith("d.csv:2:1: error: found ");
    }

    @Test
    void a_quotation_mark_that_never_closes() {
        assertThat(told(endless("participant,age\n1,\"", "44\n", 100_000_000)))
                .startsWith(
                        "d.csv:2:1: error: found a quotation mark in a row where none belongs, or that is not closed");
    }

    @Test
    void more_participants_than_the_limit() {
        var limits = new DataLimits(10, 100, 100, 3);
        var in = endless("participant,age\n1,4\n2,4\n3,4\n4,4\n", "", 0);

        assertThat(TrialDataReader.read(BACK_PAIN, "d.csv", in, null, Progress.SILENT, limits)
                        .findings())
                .extracting(Object::toString)
                .contains("d.csv:1:1: error: found more than 3 participants, expected at most 3.");
    }

    @Test
    void progress_is_told_to_the_last_byte() {
        List<Long> told = new ArrayList<>();
        String row = ",44" + " ".repeat(1000) + "\n";
        var file = new StringBuilder("participant,age\n");
        for (int i = 0; i < 3000; i++) {
            file.append(i).append(row);
        }

        TrialDataReader.read(BACK_PAIN, "d.csv", endless(file.toString(), "", 0), null, told::add);

        assertThat(told).hasSizeGreaterThan(2).isSorted().endsWith((long) file.length());
    }
}
