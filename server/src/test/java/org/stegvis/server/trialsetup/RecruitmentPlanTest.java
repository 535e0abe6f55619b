package org.stegvis.server.trialsetup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stegvis.server.trialsetup.RecruitmentPlan.Goal;
import tools.jackson.databind.json.JsonMapper;

class RecruitmentPlanTest {
    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final RecruitmentPlan PLAN =
            new RecruitmentPlan(START, List.of(new Goal(START.plusDays(100), 10), new Goal(START.plusDays(200), 50)));

    @Test
    void what_is_expected_rises_evenly_from_goal_to_goal_and_stays_after_the_last() {
        assertThat(PLAN.expected(START.minusDays(5))).isZero();
        assertThat(PLAN.expected(START)).isZero();
        assertThat(PLAN.expected(START.plusDays(50))).isCloseTo(5, within(1e-12));
        assertThat(PLAN.expected(START.plusDays(100))).isCloseTo(10, within(1e-12));
        assertThat(PLAN.expected(START.plusDays(150))).isCloseTo(30, within(1e-12));
        assertThat(PLAN.expected(START.plusDays(500))).isCloseTo(50, within(1e-12));
        assertThat(PLAN.participants()).isEqualTo(50);
        assertThat(PLAN.until()).isEqualTo(START.plusDays(200));
    }

    @Test
    void goals_that_do_not_rise_are_no_plan() {
        var goals = List.of(
                List.<Goal>of(),
                List.of(new Goal(START, 10)),
                List.of(new Goal(START.plusDays(1), 0)),
                List.of(new Goal(START.plusDays(9), 10), new Goal(START.plusDays(9), 20)),
                List.of(new Goal(START.plusDays(9), 10), new Goal(START.plusDays(19), 10)));
        for (List<Goal> some : goals) {
            assertThat(RecruitmentPlan.rises(START, some)).as("%s", some).isFalse();
            assertThatThrownBy(() -> new RecruitmentPlan(START, some)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void it_is_read_from_the_log_as_it_was_written() {
        JsonMapper mapper = JsonMapper.shared();
        var event = new TrialEvent.RecruitmentPlanned("utah", PLAN);
        assertThat(mapper.treeToValue(mapper.valueToTree(event), TrialEvent.RecruitmentPlanned.class))
                .isEqualTo(event);
    }
}
