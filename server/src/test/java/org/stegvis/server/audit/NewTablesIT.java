package org.stegvis.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stegvis.server.BackPainTrial.ID;
import static org.stegvis.server.BackPainTrial.OPERATOR;
import static org.stegvis.server.BackPainTrial.done;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.TestServer;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.trialsetup.PublishingAProtocol;
import org.stegvis.server.trialsetup.TrialEvent.AppliesTo;

/// Counts and rows about everybody, when they are new to a database and when a protocol is amended.
class NewTablesIT {
    private static final List<String> TABLES =
            List.of("tally", "visit_standing", "edit_check", "treatment_going_on", "data_row");

    @Test
    void an_amendment_moves_whom_it_concerns_and_tables_new_to_a_database_are_filled_at_the_start() {
        try (var server = TestServer.start()) {
            var trial = BackPainTrial.open(server);
            var jdbc = new JdbcTemplate(server.database().source());
            String enrolled = trial.ready("utah");
            done(trial.randomise(enrolled, "first", null));
            trial.screened("intermountain");
            assertThat(windows(jdbc)).containsExactly(91L);

            var lacking = new PublishingAProtocol.Publication(
                    BackPainTrial.protocol().replace(", johns-hopkins]", "]"),
                    null,
                    AppliesTo.NEW_PARTICIPANTS,
                    "closed");
            assertThat(server.get(PublishingAProtocol.class).publish(OPERATOR, lacking, null))
                    .isInstanceOfSatisfying(
                            Written.Refused.class,
                            refused -> assertThat(refused.refusal().message()).contains("site: johns-hopkins", "cap"));

            String amended = BackPainTrial.protocol().replace("{before: 7, after: 21}", "{before: 7, after: 30}");
            done(server.get(PublishingAProtocol.class)
                    .publish(
                            OPERATOR,
                            new PublishingAProtocol.Publication(amended, null, AppliesTo.EVERYBODY, "holidays"),
                            null));
            assertThat(windows(jdbc)).containsExactly(100L);
            assertThat(jdbc.queryForObject(
                            "select sum(n) from tally where what = 'visit' and at = 'week10'", Integer.class))
                    .isEqualTo(1);
            assertThat(server.get(Rebuilding.class).rebuild(ID)).allMatch(table -> table.differing() == 0);

            List<List<Map<String, Object>>> before = rows(jdbc);
            assertThat(before).noneMatch(List::isEmpty);
            TABLES.forEach(table -> jdbc.update("delete from " + table));
            server.get(NewTables.class).afterSingletonsInstantiated();
            assertThat(rows(jdbc)).isEqualTo(before);
        }
    }

    /// How many days after enrolment the window of week 10 closes, of everybody enrolled.
    private static List<Long> windows(JdbcTemplate jdbc) {
        return jdbc.queryForList(
                "select v.last_day - p.enrolled from visit_standing v join participant p using (trial, participant)"
                        + " where v.visit = 'week10'",
                Long.class);
    }

    private static List<List<Map<String, Object>>> rows(JdbcTemplate jdbc) {
        return TABLES.stream()
                .map(table -> jdbc.queryForList("select * from " + table + " t order by t::text"))
                .toList();
    }
}
