package org.stegvis.server.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stegvis.server.BackPainTrial.ID;
import static org.stegvis.server.BackPainTrial.OPERATOR;
import static org.stegvis.server.BackPainTrial.done;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.TestServer;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.trialsetup.RunningATrial;
import org.stegvis.server.trialsetup.Trials;

/// Where everybody stands is always as if it were read for the first time, whatever was known before.
class CoursesIT {

    @Test
    void new_entries_move_those_whom_they_are_about_and_nobody_else() {
        try (var server = TestServer.start()) {
            var trial = BackPainTrial.open(server);
            Courses courses = server.get(Courses.class);
            String first = trial.screened("utah");
            String second = trial.screened("utah");
            List<Course> before = courses.of(ID);

            String third = trial.ready("utah");
            trial.consented(first);
            List<Course> after = courses.of(ID);

            assertThat(told(after)).isEqualTo(told(anew(server)));
            assertThat(after).extracting(Course::participant).isSorted().contains(first, second, third);
            assertThat(of(after, second)).isSameAs(of(before, second));
            assertThat(of(after, first).next()).isNotEqualTo(of(before, first).next());

            done(server.get(RunningATrial.class).pause(OPERATOR, ID, "holiday", null));

            assertThat(told(courses.of(ID))).isEqualTo(told(anew(server)));
        }
    }

    @Test
    void a_trial_that_is_not_there_has_nobody() {
        try (var server = TestServer.start()) {
            assertThat(server.get(Courses.class).of("nowhere")).isEmpty();
        }
    }

    private static List<Course> anew(TestServer server) {
        return new Courses(server.get(EventLog.class), server.get(Trials.class)).of(ID);
    }

    private static List<List<Object>> told(List<Course> courses) {
        return courses.stream()
                .map(each -> List.<Object>of(
                        each.participant(), each.entries(), each.version().version(), each.next()))
                .toList();
    }

    private static Course of(List<Course> courses, String participant) {
        return courses.stream()
                .filter(each -> each.participant().equals(participant))
                .findFirst()
                .orElseThrow();
    }
}
