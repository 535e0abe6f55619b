package org.stegvis.cli.size;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Console;
import org.stegvis.cli.terminal.Numbers;
import org.stegvis.design.size.EmbeddedDesign;
import org.stegvis.design.size.Precision;

/// Solves for what is left open of an interval: the size, its margin, the assurance that it is no wider, or
/// the response rate.
record SizePrecision(SizeOptions options, SizeSetting setting, SizeQuestion questions, Console console) {

    SizeAnswer answer(@Nullable Double participants) {
        Double margin = options.aim.margin;
        Double assurance = options.aim.assurance;
        if (assurance != null && !(assurance > 0 && assurance < 1)) {
            throw new BadInput("--assurance is %s but must lie between 0 and 1".formatted(assurance));
        }
        if (participants == null) {
            EmbeddedDesign design = setting.design();
            Precision question = questions.precision(
                    design, SizeSetting.need(margin, "--margin", "half the length of the interval"));
            double n = assurance == null ? question.participants() : question.participants(assurance);
            return answer("participants", n, question, assurance, n, design);
        }
        if (margin == null) {
            EmbeddedDesign design = setting.design();
            Precision unit = questions.precision(design, 1);
            double found = assurance == null ? unit.margin(participants) : unit.margin(participants, assurance);
            return answer("margin", found, questions.precision(design, found), assurance, participants, design);
        }
        if (!setting.knowsResponse()) {
            return response(participants, margin, assurance);
        }
        if (assurance == null) {
            EmbeddedDesign design = setting.design();
            Precision question = questions.precision(design, margin);
            double found = question.power(participants);
            return answer("assurance", found, question, found, participants, design);
        }
        throw new BadInput(
                "everything is told; leave out --participants, --margin, --assurance or --response to solve for it");
    }

    private SizeAnswer response(double participants, double margin, @Nullable Double assurance) {
        DoubleUnaryOperator excess = rate -> {
            Precision question = questions.precision(setting.design(Map.of("", rate)), margin);
            return assurance == null
                    ? question.participants() - participants
                    : assurance - question.power(participants);
        };
        double rate = SizeSolution.firstRoot(
                excess,
                1e-6,
                1 - 1e-6,
                "no response rate gives the margin %s with %s".formatted(Numbers.shown(margin), participants));
        EmbeddedDesign design = setting.design(Map.of("", rate));
        return answer("response rate", rate, questions.precision(design, margin), assurance, participants, design);
    }

    private SizeAnswer answer(
            String solved,
            double exact,
            Precision question,
            @Nullable Double assurance,
            double participants,
            EmbeddedDesign design) {
        SizeAnswer answer =
                SizeAnswer.of(options, setting, questions, design, solved, exact, question, assurance, participants);
        return new SizeConfirmation(options, setting, questions, console).of(answer, question, design);
    }
}
