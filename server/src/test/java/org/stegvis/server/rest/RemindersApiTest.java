package org.stegvis.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.stegvis.protocol.Trials;
import org.stegvis.server.reminder.ReminderEffect;
import tools.jackson.databind.json.JsonMapper;

class RemindersApiTest {
    @Test
    void each_number_has_its_name() {
        var effect = new ReminderEffect(Trials.backPain().visit("week26"), 1, 2, 3, 4, 5, 6, 7);
        assertThat(JsonMapper.shared().writeValueAsString(RemindersApi.Effect.of(effect)))
                .isEqualTo("""
                {"visit":"week26","sent":1,"notSent":2,"reminded":3,"answeredReminded":4,"soon":5,"others":6,"answeredOthers":7}""");
    }
}
