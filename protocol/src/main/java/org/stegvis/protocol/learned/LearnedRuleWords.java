package org.stegvis.protocol.learned;

import org.stegvis.protocol.Language;

/// The words between the titles in a [LearnedRuleSentence].
sealed interface LearnedRuleWords {

    static LearnedRuleWords in(Language language) {
        return switch (language) {
            case ENGLISH -> new English();
            case NORWEGIAN -> new Norwegian();
        };
    }

    String at(String occasions);

    String between(String options);

    String or();

    String and();

    String forAll(String option);

    String ifAbove(String option, String what, String limit, String other);

    String ifBelow(String option, String what, String limit, String other);

    String ifIs(String option, String what, String other);

    String ifMore(String option, String sum, String limit, String other);

    String highest(String scores);

    String measured(String measure, String visit);

    String is(String what, String level);

    String yes();

    String number(String plain);

    record English() implements LearnedRuleWords {
        @Override
        public String at(String occasions) {
            return "at " + occasions;
        }

        @Override
        public String between(String options) {
            return ", where the choice is between " + options;
        }

        @Override
        public String or() {
            return " or ";
        }

        @Override
        public String and() {
            return " and ";
        }

        @Override
        public String forAll(String option) {
            return option + " for all";
        }

        @Override
        public String ifAbove(String option, String what, String limit, String other) {
            return option + " if " + what + " is above " + limit + "; otherwise " + other;
        }

        @Override
        public String ifBelow(String option, String what, String limit, String other) {
            return option + " if " + what + " is below " + limit + "; otherwise " + other;
        }

        @Override
        public String ifIs(String option, String what, String other) {
            return option + " if " + what + "; otherwise " + other;
        }

        @Override
        public String ifMore(String option, String sum, String limit, String other) {
            return option + " if " + sum + " is above " + limit + "; otherwise " + other;
        }

        @Override
        public String highest(String scores) {
            return "the option with the highest score of: " + scores;
        }

        @Override
        public String measured(String measure, String visit) {
            return measure + " at " + visit;
        }

        @Override
        public String is(String what, String level) {
            return what + " is " + level;
        }

        @Override
        public String yes() {
            return "yes";
        }

        @Override
        public String number(String plain) {
            return plain;
        }
    }

    record Norwegian() implements LearnedRuleWords {
        @Override
        public String at(String occasions) {
            return "ved " + occasions;
        }

        @Override
        public String between(String options) {
            return ", der valget står mellom " + options;
        }

        @Override
        public String or() {
            return " eller ";
        }

        @Override
        public String and() {
            return " og ";
        }

        @Override
        public String forAll(String option) {
            return option + " til alle";
        }

        @Override
        public String ifAbove(String option, String what, String limit, String other) {
            return option + " hvis " + what + " er over " + limit + "; ellers " + other;
        }

        @Override
        public String ifBelow(String option, String what, String limit, String other) {
            return option + " hvis " + what + " er under " + limit + "; ellers " + other;
        }

        @Override
        public String ifIs(String option, String what, String other) {
            return option + " hvis " + what + "; ellers " + other;
        }

        @Override
        public String ifMore(String option, String sum, String limit, String other) {
            return option + " hvis " + sum + " er over " + limit + "; ellers " + other;
        }

        @Override
        public String highest(String scores) {
            return "det alternativet som har høyest skår av: " + scores;
        }

        @Override
        public String measured(String measure, String visit) {
            return measure + " ved " + visit;
        }

        @Override
        public String is(String what, String level) {
            return what + " er " + level;
        }

        @Override
        public String yes() {
            return "ja";
        }

        @Override
        public String number(String plain) {
            return plain.replace('.', ',');
        }
    }
}
