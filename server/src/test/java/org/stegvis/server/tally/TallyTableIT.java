package org.stegvis.server.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stegvis.server.BackPainTrial.ID;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.TestServer;
import org.stegvis.server.participant.Course;
import org.stegvis.server.participant.Move;
import org.stegvis.server.participant.Participants;

/// Counts kept by difference.
class TallyTableIT {
    /// Longer than an index takes a text, and without a pattern that would make it short.
    private static final String LONG = IntStream.range(0, 3_000)
            .mapToObj(i -> Integer.toString(i * 7919 % 99_991, 36))
            .collect(Collectors.joining(" "));

    @Test
    void what_is_counted_may_be_described_at_any_length_and_nothing_is_left_of_a_count_of_none() {
        try (var server = TestServer.start()) {
            var trial = BackPainTrial.open(server);
            Course course = server.get(Participants.class)
                    .course(ID, trial.screened("utah"))
                    .orElseThrow();
            var jdbc = new JdbcTemplate(server.database().source());
            LocalDate day = LocalDate.of(2026, 3, 1);
            var long1 = Tally.of("kind", "here", LONG).on(day);
            var long2 = Tally.of("kind", "here", LONG + "!").on(day);
            var tallies = new Tallies(jdbc);
            var table = new TallyTable(
                    jdbc, List.of((each, to) -> to.accept(each.participant().equals("a") ? long1 : long2, 1)));
            Course a = new Course("a", course.entries(), course.version(), course.history(), course.next());
            Course b = new Course("b", course.entries(), course.version(), course.history(), course.next());

            table.follow(ID, List.of(new Move("a", null, a), new Move("b", null, b)));
            assertThat(tallies.of(ID, List.of("kind")).of("kind"))
                    .containsExactlyInAnyOrder(new Counts.Count(long1, 1), new Counts.Count(long2, 1));

            table.follow(ID, List.of(new Move("a", a, b)));
            assertThat(tallies.of(ID, List.of("kind")).of("kind")).containsExactly(new Counts.Count(long2, 2));
        }
    }
}
