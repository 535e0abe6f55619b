package org.stegvis.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class UnreadableTest {
    private enum Kind {
        ONE,
        TWO
    }

    private record Goal(LocalDate by, int participants) {}

    private record Body(String text, Kind kind, List<Goal> goals) {}

    private static String why(String body) {
        try {
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(body, Body.class);
            return "readable";
        } catch (JacksonException wrong) {
            return Unreadable.why(wrong);
        }
    }

    @Test
    void the_member_is_named_with_what_would_be_right_and_no_value_is_told() {
        assertThat(why("{\"text\": \"x\", \"kind\": \"ONE\", \"goals\": []}")).isEqualTo("readable");
        assertThat(why("{\"text\": \"x\", \"txet\": \"secret\"}"))
                .isEqualTo("The member 'txet' is not known here. Known are goals, kind, text.");
        assertThat(why("{\"kind\": \"secret\"}")).isEqualTo("The member 'kind' must be one of ONE, TWO.");
        assertThat(why("{\"goals\": [{\"by\": \"secret\"}]}"))
                .startsWith("The member 'goals[0].by' must be a day such as 2026-03-01 (line 1, column");
        assertThat(why("{\"goals\": [{\"participants\": \"secret\"}]}"))
                .startsWith("The member 'goals[0].participants' must be a number");
        assertThat(why("{\"goals\": 3}")).startsWith("The member 'goals' must be a list");
        assertThat(why("[]")).startsWith("The body must be an object");
        assertThat(why("{\"text\": \n oops")).startsWith("The body is not JSON (line 2, column");
        assertThat(Unreadable.why(null)).isEqualTo("The request needs a body of JSON.");
    }
}
