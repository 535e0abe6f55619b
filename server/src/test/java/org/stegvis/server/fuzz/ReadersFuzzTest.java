package org.stegvis.server.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.stegvis.protocol.fuzz.Fuzzing;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.setup.UploadTarget;

/// Whatever the bytes, a reader answers: read or refused, soon and without an exception.
class ReadersFuzzTest {
    private static final int INPUTS = 120;

    @Test
    void exported_logs() {
        String line =
                "{\"actor\":\"user:1\",\"happened\":\"2026-02-01\",\"hash\":\"0f\",\"origin\":\"api 127.0.0.1\",\"participant\":\"u-1\","
                        + "\"previous\":\"00\",\"recorded\":\"2026-02-01T10:00:00.000001Z\",\"request\":\"k\",\"seq\":1,\"trial\":\"t\",\"type\":\"screened\","
                        + "\"what\":{\"age\":40,\"list\":[1,2.5,null,true,{}]},\"why\":\"because\"}\n";
        Fuzzing.of(
                        LogTarget.class,
                        LogTarget::fuzzerTestOneInput,
                        List.of(line, line + line.replace("\"seq\":1", "\"seq\":2")),
                        List.of(
                                "\"what\":",
                                "1e999",
                                "\"\\ud800\"",
                                "null",
                                "\"seq\":",
                                "{}",
                                "\"recorded\":\"",
                                "Z\"",
                                "\n"))
                .run();
    }

    @Test
    void archives() throws IOException {
        byte[] whole =
                zip(Map.of("trial.yaml", BackPainTrial.protocol(), "instruments/own.yaml", "stegvis-instrument: 1\n"));
        byte[] small = zip(Map.of(
                "a/trial.yaml", "stegvis: 1\ntrial: {}\ninstruments: b.yaml\n", "a/b.yaml", "x", "__MACOSX/._a", "y"));
        new Fuzzing(
                        UploadTarget.class,
                        UploadTarget::fuzzerTestOneInput,
                        List.of(whole, small, BackPainTrial.protocol().getBytes(StandardCharsets.UTF_8)),
                        List.of(
                                "PK\u0003\u0004",
                                "../",
                                "..\\",
                                "/etc/x",
                                ".DS_Store",
                                "__MACOSX/",
                                "\ntrial:",
                                "\nstegvis:"),
                        INPUTS,
                        1)
                .run();
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
