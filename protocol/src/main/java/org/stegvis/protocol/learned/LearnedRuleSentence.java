package org.stegvis.protocol.learned;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Collectors;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.learned.LearnedRule.Part;
import org.stegvis.protocol.learned.LearnedRule.Score;
import org.stegvis.protocol.learned.LearnedRule.Term;
import org.stegvis.protocol.wording.Names;

/// Says a learned rule in words, a sentence a decision: "At week 10: mindfulness if function at week 10 is above 32.5;
/// otherwise cognitive behavioural therapy."
public final class LearnedRuleSentence {
    private static final MathContext SHOWN = new MathContext(3);

    private final Protocol protocol;
    private final Names names;
    private final LearnedRuleWords words;

    private LearnedRuleSentence(Protocol protocol, Language language) {
        this.protocol = protocol;
        this.names = Names.of(protocol, language);
        this.words = LearnedRuleWords.in(language);
    }

    public static List<String> of(Protocol protocol, LearnedRule rule, Language language) {
        var sentence = new LearnedRuleSentence(protocol, language);
        return rule.parts().stream().map(sentence::say).toList();
    }

    private String say(Part part) {
        String where = words.at(occasions(part.decision()));
        String between = part.isOnlyChoice()
                ? ""
                : words.between(part.scores().stream()
                        .map(score -> option(part, score))
                        .collect(Collectors.joining(words.and())));
        String text = where + between + ": " + choice(part) + ".";
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private String occasions(String decision) {
        Decision taken = protocol.decision(decision);
        return taken.at().stream()
                .map(Decision.Occasion::visit)
                .distinct()
                .map(names::visit)
                .collect(Collectors.joining(words.or()));
    }

    private String option(Part part, Score score) {
        return names.level(new Reference.OptionAt(part.decision()), score.option());
    }

    private String choice(Part part) {
        boolean isSame = part.scores().stream().allMatch(score -> score.terms().isEmpty());
        if (isSame) {
            return words.forAll(option(part, highest(part.scores())));
        }
        if (part.scores().size() > 2) {
            return words.highest(part.scores().stream()
                    .map(score -> option(part, score) + " " + sum(score))
                    .collect(Collectors.joining("; ")));
        }
        Score score = part.scores().getLast();
        String other = option(part, part.scores().getFirst());
        return score.terms().size() == 1
                ? byOne(option(part, score), other, score, score.terms().getFirst())
                : words.ifMore(option(part, score), terms(score.terms()), number(-score.constant()), other);
    }

    private static Score highest(List<Score> scores) {
        Score highest = scores.getFirst();
        for (Score each : scores) {
            highest = each.constant() > highest.constant() ? each : highest;
        }
        return highest;
    }

    /// One moderator gives a limit, or a group.
    private String byOne(String option, String other, Score score, Term term) {
        if (term.level() != null) {
            boolean isForOthers = score.constant() > 0;
            boolean isForThem = score.constant() + term.coefficient() > 0;
            if (isForOthers == isForThem) {
                return words.forAll(isForThem ? option : other);
            }
            return words.ifIs(isForThem ? option : other, what(term), isForThem ? other : option);
        }
        if (term.coefficient() == 0) {
            return words.forAll(score.constant() > 0 ? option : other);
        }
        String limit = number(-score.constant() / term.coefficient());
        return term.coefficient() > 0
                ? words.ifAbove(option, what(term), limit, other)
                : words.ifBelow(option, what(term), limit, other);
    }

    private String sum(Score score) {
        return score.terms().isEmpty()
                ? number(score.constant())
                : number(score.constant()) + " + " + terms(score.terms());
    }

    private String terms(List<Term> terms) {
        var said = new StringBuilder();
        for (Term term : terms) {
            String sign = term.coefficient() < 0 ? "\u2212" : "+";
            said.append(said.isEmpty() ? (term.coefficient() < 0 ? sign : "") : " " + sign + " ")
                    .append(number(Math.abs(term.coefficient())))
                    .append(" × (")
                    .append(what(term))
                    .append(")");
        }
        return said.toString();
    }

    private String what(Term term) {
        String name = switch (term.of()) {
            case Reference.Measured(var measure, var visit) ->
                words.measured(names.measure(measure), names.visit(visit));
            case Reference.Characteristic(var id) -> names.characteristic(id);
            case Reference.OptionAt(var decision) -> names.decision(decision);
            case Reference.ClassAt(var decision) -> names.decision(decision);
        };
        String level = term.level();
        if (level == null) {
            return name;
        }
        return words.is(name, level.equals(Term.YES) ? words.yes() : names.level(term.of(), level));
    }

    private String number(double value) {
        String plain =
                BigDecimal.valueOf(value).round(SHOWN).stripTrailingZeros().toPlainString();
        return words.number(plain.replace('-', '\u2212'));
    }
}
