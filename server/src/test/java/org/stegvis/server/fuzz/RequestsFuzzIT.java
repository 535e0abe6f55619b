package org.stegvis.server.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stegvis.protocol.fuzz.Fuzzing;

/// Whatever is sent to the server, by whomever: no fault, no word of its inside, a problem document from the API, and a
/// log that is still a chain.
class RequestsFuzzIT {
    private static final int REQUESTS = 170;
    private static final int INPUTS = 60;
    private static final int SHARE = 14;

    @AfterAll
    static void stop() {
        RequestTarget.stop();
    }

    @Test
    void requests() {
        if (!Fuzzing.isLong()) {
            RequestTarget.fuzzerInitialize();
        }
        new Fuzzing(RequestTarget.class, RequestTarget::fuzzerTestOneInput, inputs(), List.of(), INPUTS, SHARE).run();
        if (!Fuzzing.isLong()) {
            RequestTarget.end();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/trials/back-pain/log", "/t/back-pain/work", "/me/visit/none", "/sign-in", "/nowhere"})
    void a_form_whose_parts_cannot_be_told_apart_is_refused(String path) {
        for (String accept : List.of("*/*", "text/html")) {
            Answer answer = sent("GET", path, "Content-Type: multipart/form-data", "Accept: " + accept);
            assertThat(answer.status()).isBetween(300, 499);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in?=x",
                "/sign-in?a=%zz",
                "/api/trials?limit=%",
                "/t/back-pain/work?%ff=%c3",
                "/me?=&=&=",
                "/nowhere?%"
            })
    void a_query_that_is_not_encoded_as_one_is_no_fault_of_the_server(String path) {
        for (String accept : List.of("*/*", "text/html")) {
            assertThat(sent("GET", path, "Accept: " + accept).status()).isBetween(200, 499);
            assertThat(sent("POST", path, "Accept: " + accept, "Content-Type: application/x-www-form-urlencoded")
                            .status())
                    .isBetween(300, 499);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/trials/%00", "/%2e%2e/", "//", "/invitation/..%2Fx", "/a;b", "/api/a%0ab"})
    void an_address_that_no_browser_makes_is_refused_in_one_line(String path) {
        Answer answer = sent("GET", path, "Accept: text/html");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.document()).hasSizeLessThan(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*;q=x", "image/png", "text/csv", "a", ""})
    void a_program_is_refused_with_a_problem_document_whatever_it_would_like_to_have(String accept) {
        Answer answer = sent("GET", "/api/trials/back-pain/participants/none", "Accept: " + accept);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    private static Answer sent(String method, String path, String... headers) {
        if (!RequestTarget.isRunning()) {
            RequestTarget.fuzzerInitialize();
        }
        var request = new Request(method, path, List.of(headers), new byte[0], true);
        Answer answer = RequestTarget.server().send(request);
        Rules.check(request, answer);
        return answer;
    }

    /// One for each request that the server takes, and some of mere chance.
    private static List<byte[]> inputs() {
        var inputs = new ArrayList<byte[]>();
        for (int i = 0; i < REQUESTS; i++) {
            inputs.add(new byte[] {0, (byte) i, 0, 0, 0, 0});
        }
        var random = new Random(1);
        for (int i = 0; i < REQUESTS / 4; i++) {
            var bytes = new byte[40 + random.nextInt(200)];
            random.nextBytes(bytes);
            inputs.add(bytes);
        }
        return inputs;
    }
}
