package org.stegvis.protocol.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Measure.Direction;
import org.stegvis.protocol.expression.Comparison;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.expression.Level;
import org.stegvis.protocol.expression.Quantity;
import org.stegvis.protocol.expression.Quantity.Arithmetic;
import org.stegvis.protocol.expression.Quantity.Operator;
import org.stegvis.protocol.expression.Reference;

class ExpressionWordingTest {
    private static final Quantity BEFORE = new Quantity.Read(new Reference.Measured("odi", "baseline"));
    private static final Quantity AFTER = new Quantity.Read(new Reference.Measured("odi", "week10"));
    private static final Quantity FALL = new Arithmetic(Operator.MINUS, BEFORE, AFTER);

    @Test
    void a_relative_fall_of_a_score_that_should_be_low_is_an_improvement() {
        var response = new Condition.Compared(
                Comparison.AT_LEAST, new Arithmetic(Operator.DIVIDED_BY, FALL, BEFORE), new Quantity.Constant(0.5));
        assertThat(english(response))
                .isEqualTo("Oswestry Disability Index improved by at least 50% from baseline to week 10");
        assertThat(norwegian(response))
                .isEqualTo("Oswestry funksjonsskår ble bedre med minst 50\u00a0% fra oppstart til uke 10");
    }

    @Test
    void a_negative_percent_change_is_told_as_a_fall() {
        var rise = new Arithmetic(Operator.MINUS, AFTER, BEFORE);
        var percent = new Arithmetic(
                Operator.DIVIDED_BY, new Arithmetic(Operator.TIMES, new Quantity.Constant(100), rise), BEFORE);
        var condition = new Condition.Compared(Comparison.AT_MOST, percent, new Quantity.Constant(-30));
        assertThat(english(condition))
                .isEqualTo("Oswestry Disability Index improved by at least 30% from baseline to week 10");
    }

    @Test
    void an_absolute_change_counts_from_the_earlier_visit() {
        assertThat(english(new Condition.Compared(Comparison.LESS, FALL, new Quantity.Constant(10))))
                .isEqualTo(
                        "Oswestry Disability Index improved by less than 10 from baseline to week 10, or not at all");
    }

    @Test
    void limits_are_told_with_titles_and_decimal_commas() {
        var limit = new Condition.Compared(Comparison.GREATER, BEFORE, new Quantity.Constant(24.5));
        assertThat(english(limit)).isEqualTo("Oswestry Disability Index at baseline above 24.5");
        assertThat(norwegian(limit)).isEqualTo("Oswestry funksjonsskår ved oppstart over 24,5");
    }

    @Test
    void a_range_is_told_as_one() {
        var age = new Quantity.Read(new Reference.Characteristic("age"));
        var range = new Condition.And(
                new Condition.Compared(Comparison.AT_LEAST, age, new Quantity.Constant(18)),
                new Condition.Compared(Comparison.AT_MOST, age, new Quantity.Constant(64)));
        assertThat(norwegian(range)).isEqualTo("Alder fra 18 til 64");
    }

    @Test
    void routes_are_told_with_classes_and_options() {
        var route = new Condition.And(
                new Condition.Not(
                        new Condition.Is(new Level.Read(new Reference.ClassAt("second")), new Level.Named("response"))),
                new Condition.Is(new Level.Read(new Reference.OptionAt("first")), new Level.Named("pt")));
        assertThat(english(route)).isEqualTo("not response and First treatment is Physical therapy");
        assertThat(norwegian(new Condition.AtLeast(1, List.of(route, new Condition.Missing(BEFORE)))))
                .isEqualTo(
                        "minst 1 av disse: ikke respons og Første behandling er Fysioterapi; Oswestry funksjonsskår ved oppstart mangler");
    }

    private static String english(Condition condition) {
        return new ExpressionWording(new Titles(Language.ENGLISH), Language.ENGLISH).of(condition);
    }

    private static String norwegian(Condition condition) {
        return new ExpressionWording(new Titles(Language.NORWEGIAN), Language.NORWEGIAN).of(condition);
    }

    private record Titles(Language language) implements Names {
        private String in(String english, String norwegian) {
            return language == Language.ENGLISH ? english : norwegian;
        }

        @Override
        public String measure(String id) {
            return in("Oswestry Disability Index", "Oswestry funksjonsskår");
        }

        @Override
        public String visit(String id) {
            return id.equals("baseline") ? in("baseline", "oppstart") : in("week 10", "uke 10");
        }

        @Override
        public String characteristic(String id) {
            return in("Age", "Alder");
        }

        @Override
        public String decision(String id) {
            return in("First treatment", "Første behandling");
        }

        @Override
        public String level(Reference of, String level) {
            return level.equals("pt") ? in("Physical therapy", "Fysioterapi") : in("response", "respons");
        }

        @Override
        public Direction better(String measure) {
            return Direction.LOWER;
        }

        @Override
        public boolean isBefore(String visit, String other) {
            return visit.equals("baseline") && !other.equals("baseline");
        }
    }
}
