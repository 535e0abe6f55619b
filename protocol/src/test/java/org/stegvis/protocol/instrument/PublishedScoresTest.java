package org.stegvis.protocol.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.stegvis.protocol.instrument.Forms.answers;
import static org.stegvis.protocol.instrument.Forms.builtIn;
import static org.stegvis.protocol.instrument.Forms.first;
import static org.stegvis.protocol.instrument.Forms.withSum;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stegvis.protocol.Measure.Direction;

/// Scores as their publications work them out.
class PublishedScoresTest {
    private final Instrument odi = builtIn("odi");

    /// The worked examples printed on the form of Fairbank, Couper, Davies and O'Brien 1980, Physiotherapy 66:271-273.
    @Test
    void oswestry_16_of_50_is_32_percent() {
        assertThat(first(odi, withSum(odi, 10, 16))).isEqualTo(32.0);
    }

    /// Same form: 16 of 45 with one section missed; printed as 35.5, which is 35.56 cut off.
    @Test
    void oswestry_16_of_45_with_one_section_missed_is_35_6_percent() {
        double score = first(odi, withSum(odi, 9, 16));
        assertThat(score).isEqualTo(1600.0 / 45);
        assertThat(score).isCloseTo(35.6, within(0.05));
    }

    /// Roland and Morris 1983: the score is the number of statements ticked, 0 to 24.
    @Test
    void roland_morris_counts_the_ticks() {
        Instrument rm = builtIn("roland-morris");
        assertThat(first(rm, withSum(rm, 24, 0))).isEqualTo(0);
        assertThat(first(rm, withSum(rm, 24, 12))).isEqualTo(12);
        assertThat(first(rm, withSum(rm, 24, 24))).isEqualTo(24);
    }

    /// Krebs et al. 2009: the mean of the three ratings. The example 5, 5, 5 -> 5.0 is common on clinics'
    /// instruction pages.
    @Test
    void peg_is_the_mean_of_its_three_ratings() {
        Instrument peg = builtIn("peg");
        assertThat(first(peg, answers(peg, 5, 5, 5))).isEqualTo(5.0);
        assertThat(first(peg, answers(peg, 7, 6, 6))).isEqualTo(19.0 / 3);
    }

    /// Kroenke, Spitzer and Williams 2001: nine items 0 to 3, sum 0 to 27; cut points 5, 10, 15, 20.
    @Test
    void phq_9_is_a_sum_from_0_to_27_with_cut_points_5_10_15_20() {
        Instrument phq = builtIn("phq-9");
        assertThat(first(phq, answers(phq, 0, 0, 0, 0, 0, 0, 0, 0, 0))).isEqualTo(0);
        assertThat(first(phq, answers(phq, 2, 1, 3, 2, 0, 1, 1, 0, 0))).isEqualTo(10);
        assertThat(first(phq, answers(phq, 3, 3, 3, 3, 3, 3, 3, 3, 3))).isEqualTo(27);
        assertThat(phq.firstScore().bands())
                .containsExactly(new Band(0, 5), new Band(5, 10), new Band(10, 15), new Band(15, 20), new Band(20, 27));
    }

    /// Spitzer et al. 2006: seven items 0 to 3, sum 0 to 21; cut points 5, 10, 15.
    @Test
    void gad_7_is_a_sum_from_0_to_21_with_cut_points_5_10_15() {
        Instrument gad = builtIn("gad-7");
        assertThat(first(gad, answers(gad, 1, 2, 2, 1, 0, 3, 1))).isEqualTo(10);
        assertThat(first(gad, answers(gad, 3, 3, 3, 3, 3, 3, 3))).isEqualTo(21);
        assertThat(gad.firstScore().bands())
                .containsExactly(new Band(0, 5), new Band(5, 10), new Band(10, 15), new Band(15, 21));
    }

    /// Guy 1976: 1 is very much improved, 7 very much worse; the turned score runs the other way.
    @Test
    void pgic_is_kept_as_printed_and_turned_round_in_a_second_score() {
        Instrument pgic = builtIn("pgic");
        assertThat(IntStream.rangeClosed(1, 7)
                        .mapToObj(value -> Forms.value(Scoring.score(pgic, "change", answers(pgic, value)))))
                .containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0);
        assertThat(IntStream.rangeClosed(1, 7)
                        .mapToObj(value -> Forms.value(Scoring.score(pgic, "improvement", answers(pgic, value)))))
                .containsExactly(7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0);
        assertThat(pgic.score("change").orElseThrow().better()).isEqualTo(Direction.LOWER);
        assertThat(pgic.score("improvement").orElseThrow().better()).isEqualTo(Direction.HIGHER);
    }

    /// Ostelo et al. 2008, Spine 33(1):90-94.
    @Test
    void least_important_changes_of_one_person_are_10_2_and_5_points_or_30_percent() {
        assertThat(odi.firstScore().leastChanges())
                .containsExactly(new LeastChange.Points(10), new LeastChange.PercentOfBaseline(30));
        assertThat(builtIn("pain-mean-of-three").firstScore().leastChanges())
                .containsExactly(new LeastChange.Points(2), new LeastChange.PercentOfBaseline(30));
        assertThat(builtIn("roland-morris").firstScore().leastChanges())
                .containsExactly(new LeastChange.Points(5), new LeastChange.PercentOfBaseline(30));
    }
}
