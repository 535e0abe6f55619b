package org.stegvis.protocol.learned;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Trials;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.learned.LearnedRule.Part;
import org.stegvis.protocol.learned.LearnedRule.Score;
import org.stegvis.protocol.learned.LearnedRule.Term;

/// How learned rules are said.
class LearnedRuleSentenceTest {
    private static final Protocol TRIAL = Trials.backPain();
    private static final Reference ODI = new Reference.Measured("odi", "week10");
    private static final Reference PAIN = new Reference.Measured("pain", "week10");

    @Test
    void one_number_gives_a_limit() {
        assertThat(both(term(ODI, null, -0.2), 6.5))
                .containsExactly(
                        "At week 10: mindfulness if Oswestry Disability Index at week 10 is below 32.5; "
                                + "otherwise cognitive behavioural therapy.",
                        "Ved uke 10: oppmerksomt nærvær hvis Oswestry funksjonsskår ved uke 10 er under 32,5; "
                                + "ellers kognitiv atferdsterapi.");
    }

    @Test
    void one_group_gives_the_group_or_all() {
        Term first = term(new Reference.OptionAt("first"), "pt", 2);
        assertThat(english(-1, first))
                .isEqualTo("At week 10: mindfulness if first treatment is physical therapy; "
                        + "otherwise cognitive behavioural therapy.");
        assertThat(english(1, first)).isEqualTo("At week 10: mindfulness for all.");
        assertThat(english(-3, first)).isEqualTo("At week 10: cognitive behavioural therapy for all.");
        assertThat(english(1)).isEqualTo("At week 10: mindfulness for all.");
    }

    @Test
    void a_yes_is_said_as_one() {
        assertThat(english(-1, term(PAIN, Term.YES, 2))).contains("if Pain intensity at week 10 is yes; otherwise");
    }

    @Test
    void several_terms_give_a_sum() {
        assertThat(english(1.25, term(ODI, null, 0.1), term(PAIN, null, -0.25)))
                .isEqualTo(
                        "At week 10: mindfulness if 0.1 × (Oswestry Disability Index at week 10) "
                                + "\u2212 0.25 × (Pain intensity at week 10) is above \u22121.25; otherwise cognitive behavioural therapy.");
    }

    @Test
    void three_options_give_scores_and_several_choices_are_told_apart() {
        var part = new Part(
                "second",
                List.of(
                        new Score("cbt", 0, List.of()),
                        new Score("more", 1, List.of(term(ODI, null, 0.5))),
                        new Score("pt", -2, List.of(term(ODI, null, 0.25)))),
                false);
        assertThat(LearnedRuleSentence.of(TRIAL, new LearnedRule(List.of(part)), Language.ENGLISH))
                .containsExactly(
                        "At week 10, where the choice is between cognitive behavioural therapy and mindfulness and physical therapy: "
                                + "the option with the highest score of: cognitive behavioural therapy 0; "
                                + "mindfulness 1 + 0.5 × (Oswestry Disability Index at week 10); "
                                + "physical therapy \u22122 + 0.25 × (Oswestry Disability Index at week 10).");
    }

    private static Term term(Reference of, @Nullable String level, double coefficient) {
        return new Term(of, level, coefficient);
    }

    private static LearnedRule rule(double constant, Term... terms) {
        return new LearnedRule(List.of(new Part(
                "second", List.of(new Score("cbt", 0, List.of()), new Score("more", constant, List.of(terms))), true)));
    }

    private static String english(double constant, Term... terms) {
        return LearnedRuleSentence.of(TRIAL, rule(constant, terms), Language.ENGLISH)
                .getFirst();
    }

    private static List<String> both(Term term, double constant) {
        return List.of(
                english(constant, term),
                LearnedRuleSentence.of(TRIAL, rule(constant, term), Language.NORWEGIAN)
                        .getFirst());
    }
}
