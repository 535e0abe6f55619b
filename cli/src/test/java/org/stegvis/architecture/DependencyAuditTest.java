package org.stegvis.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `.ci/Audit.java` finds what it is there to find, and says when it could not look.
class DependencyAuditTest {
    private static final String BILL = """
        <bom xmlns="http://cyclonedx.org/schema/bom/1.6"><components>
          <component type="library"><group>org.stegvis</group><name>stegvis-server</name><version>1</version></component>
          <component type="library"><group>org.example</group><name>good</name><version>1.0</version>
            <licenses><license><id>GPL-3.0-only</id></license><license><id>MIT</id></license></licenses></component>
          <component type="library"><group>org.example</group><name>other</name><version>2.0</version>
            <licenses><license><name>%s</name></license></licenses></component>
        </components></bom>
        """;

    @TempDir
    private Path folder;

    private record Run(int exit, String out) {}

    private Run audit(String licence, String setAside, String osv) throws Exception {
        Path bill = Files.writeString(folder.resolve("bill.xml"), BILL.formatted(licence));
        Path taken = Files.writeString(folder.resolve("licences.txt"), "# taken\nMIT | permissive\n");
        Path aside = Files.writeString(folder.resolve("aside.txt"), setAside);
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        SourceTree.root().resolve(".ci/Audit.java").toString(),
                        bill.toString(),
                        taken.toString(),
                        aside.toString(),
                        osv))
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), out);
    }

    @Test
    void a_licence_that_is_not_taken_fails_also_where_nobody_can_be_asked() throws Exception {
        Run wrong = audit("Do What I Say", "", "http://localhost:1");
        assertThat(wrong.exit()).as(wrong.out()).isEqualTo(1);
        assertThat(wrong.out()).contains("org.example:other 2.0: no licence of it is taken: [Do What I Say]");

        Run unasked = audit("MIT", "", "http://localhost:1");
        assertThat(unasked.exit()).as(unasked.out()).isEqualTo(3);
        assertThat(unasked.out()).contains("vulnerabilities are not looked at in this run");
    }

    @Test
    void a_known_vulnerability_fails_until_it_is_set_aside_and_again_when_that_ends() throws Exception {
        var asked = new AtomicReference<String>("");
        HttpServer osv = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        osv.createContext("/v1/query", exchange -> {
            String query = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.updateAndGet(before -> before + query);
            byte[] answer = (query.contains("other@2.0") ? "{\"vulns\": [{\"id\": \"GHSA-aaaa-bbbb-cccc\"}]}" : "{}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        osv.start();
        try {
            String address = "http://localhost:" + osv.getAddress().getPort();
            Run known = audit("MIT", "", address);
            assertThat(known.exit()).as(known.out()).isEqualTo(1);
            assertThat(known.out()).contains("org.example:other 2.0: GHSA-aaaa-bbbb-cccc");
            assertThat(asked.get()).contains("pkg:maven/org.example/good@1.0").doesNotContain("stegvis");

            String line = "GHSA-aaaa-bbbb-cccc | org.example:other | %s | not reached\n";
            Run aside = audit("MIT", line.formatted("2999-01-01"), address);
            assertThat(aside.exit()).as(aside.out()).isZero();
            Run over = audit("MIT", line.formatted("2020-01-01"), address);
            assertThat(over.exit()).as(over.out()).isEqualTo(1);
            assertThat(over.out()).contains("set aside until 2020-01-01");
        } finally {
            osv.stop(0);
        }
    }
}
