package org.stegvis.server.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.stegvis.server.reminder.RemindedWalk.Act;
import org.stegvis.server.trialsetup.TrialState;

/// Whatever happens to a participant, in whatever order, and whenever the server looks: reminders come no
/// more often than the protocol says, by the channel that was chosen, and none after an answer, a withdrawal
/// or the end of a window. [RemindedWalk] holds each reminder to that as it comes, by what it has noted
/// itself.
class ReminderPlanLaws {
    private static final LocalDate START = LocalDate.of(2026, 1, 5);

    private static final List<TrialState> TRIALS =
            List.of(RemindedWalk.trial("""
                    reminders:
                      sender: {en: The study office, nb: Studiekontoret}
                      channels: [email, sms]
                      quiet: {from: 20, until: 8}
                      visits:
                        week10: {days: [0, 7, 14, 21]}
                        week26: {days: [-2, 7, 14, 28], at-most: 3}
                        week52: {days: [-2, 14, 28, 42, 56], at-most: 4}
                    """), RemindedWalk.trial("""
                    reminders:
                      sender: {en: The study office, nb: Studiekontoret}
                      channels: [sms]
                      visits:
                        week10: {days: [-6, -5, -4, 0, 1, 2, 3, 4, 5, 20, 27], at-most: 4}
                        week52: {days: [0]}
                    """), RemindedWalk.trial("""
                    reminders:
                      sender: {en: The study office, nb: Studiekontoret}
                      channels: [email]
                      quiet: {from: 7, until: 17}
                      visits:
                        week26: {days: [-1, 0, 1, 13, 14], at-most: 2}
                    """));

    @Property(tries = 150)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void no_reminder_breaks_the_rule_of_the_protocol(
            @ForAll("trials") TrialState trial, @ForAll("acts") List<Act> acts) {
        var walk = new RemindedWalk(trial, START);
        acts.forEach(walk::take);
        // A third of the walks on average; the bound stands six standard errors below, out of the reach of chance.
        Statistics.label("reminded")
                .collect(walk.isReminded())
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 10));
    }

    /// So that the law does not hold because nobody is ever reminded.
    @Example
    void who_chose_to_be_and_answers_nothing_is_reminded_on_each_day_of_the_rule_as_often_as_it_allows() {
        var walk = new RemindedWalk(TRIALS.getFirst(), START);
        walk.take(new Act.Choose(Choice.EMAIL));
        for (int day = 0; day < 63 + 29; day++) {
            walk.take(new Act.Pass(24));
        }
        assertThat(walk.days("week10")).containsExactly(0, 7, 14, 21);
        walk.take(new Act.Miss());
        walk.take(new Act.GoOn());
        for (int day = 0; day < 400; day++) {
            walk.take(new Act.Pass(24));
        }
        assertThat(walk.days("week26")).as("three of the four days").containsExactly(-2, 7, 14);
    }

    @Provide
    Arbitrary<TrialState> trials() {
        return Arbitraries.of(TRIALS);
    }

    @Provide
    Arbitrary<List<Act>> acts() {
        Arbitrary<Act> passing = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.integers().between(20, 28).map(Act.Pass::new)),
                Tuple.of(2, Arbitraries.integers().between(1, 8).map(Act.Pass::new)),
                Tuple.of(1, Arbitraries.integers().between(100, 800).map(Act.Pass::new)),
                Tuple.of(2, Arbitraries.integers().between(-8, 6).map(Act.Near::new)));
        Arbitrary<Act> others = Arbitraries.frequencyOf(
                Tuple.of(
                        12,
                        Arbitraries.of(Choice.EMAIL, Choice.SMS, Choice.EMAIL, Choice.SMS, Choice.NONE)
                                .map(Act.Choose::new)),
                Tuple.of(2, Arbitraries.of(true, false).map(Act.Answer::new)),
                Tuple.of(1, Arbitraries.just(new Act.Miss())),
                Tuple.of(2, Arbitraries.just(new Act.GoOn())),
                Tuple.of(4, Arbitraries.integers().between(0, 20).map(Act.Reschedule::new)),
                Tuple.of(1, Arbitraries.of(true, false, false).map(Act.Withdraw::new)));
        return Arbitraries.frequencyOf(Tuple.of(4, passing), Tuple.of(1, others))
                .list()
                .ofMinSize(40)
                .ofMaxSize(120);
    }
}
