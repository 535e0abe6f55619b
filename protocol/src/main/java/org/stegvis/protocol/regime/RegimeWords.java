package org.stegvis.protocol.regime;

import java.util.List;
import org.stegvis.protocol.Language;

/// The words between the titles in a [RegimeSentence].
sealed interface RegimeWords {

    static RegimeWords in(Language language) {
        return switch (language) {
            case ENGLISH -> new English();
            case NORWEGIAN -> new Norwegian();
        };
    }

    /// The first decision, where nothing tells participants apart: "physical therapy first".
    String first(String option);

    /// A decision after the first: "at week 10: if response, continue; if no response, mindfulness".
    ///
    /// @param where the conditions passed on the way here, outermost first
    String at(String occasions, List<String> where, String parts);

    String when(String condition);

    String or();

    String goOn();

    String leave();

    String byChoice(String option);

    record English() implements RegimeWords {
        @Override
        public String first(String option) {
            return option + " first";
        }

        @Override
        public String at(String occasions, List<String> where, String parts) {
            return "at " + occasions + (where.isEmpty() ? "" : " (" + String.join(", then ", where) + ")") + ": "
                    + parts;
        }

        @Override
        public String when(String condition) {
            return "if " + condition;
        }

        @Override
        public String or() {
            return " or ";
        }

        @Override
        public String goOn() {
            return "continue";
        }

        @Override
        public String leave() {
            return "no further allocation";
        }

        @Override
        public String byChoice(String option) {
            return option + " by own choice";
        }
    }

    record Norwegian() implements RegimeWords {
        @Override
        public String first(String option) {
            return "først " + option;
        }

        @Override
        public String at(String occasions, List<String> where, String parts) {
            return "ved " + occasions + (where.isEmpty() ? "" : " (" + String.join(", så ", where) + ")") + ": "
                    + parts;
        }

        @Override
        public String when(String condition) {
            return "hvis " + condition;
        }

        @Override
        public String or() {
            return " eller ";
        }

        @Override
        public String goOn() {
            return "fortsett";
        }

        @Override
        public String leave() {
            return "ingen ny trekning";
        }

        @Override
        public String byChoice(String option) {
            return option + " etter eget ønske";
        }
    }
}
