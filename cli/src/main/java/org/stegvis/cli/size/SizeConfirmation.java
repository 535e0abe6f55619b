package org.stegvis.cli.size;

import java.util.List;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.cli.terminal.Bar;
import org.stegvis.cli.terminal.Console;
import org.stegvis.design.size.AllRegimes;
import org.stegvis.design.size.BestRegimes;
import org.stegvis.design.size.Confirmation;
import org.stegvis.design.size.EmbeddedDesign;
import org.stegvis.design.size.Outcome;
import org.stegvis.design.size.Pilot;
import org.stegvis.design.size.Precision;
import org.stegvis.design.size.Question;
import org.stegvis.design.size.TwoValues;
import org.stegvis.estimation.linear.Column;

/// `--confirm`: what a formula says, found again by simulating the trial that it describes.
record SizeConfirmation(SizeOptions options, SizeSetting setting, SizeQuestion questions, Console console) {
    private static final int MOST = 1_000_000;

    SizeAnswer of(SizeAnswer answer, Question question, EmbeddedDesign design) {
        Integer trials = options.aim.confirm;
        if (trials == null) {
            return answer;
        }
        if (trials < 2) {
            throw new BadInput("--confirm is %d but must be 2 or more".formatted(trials));
        }
        if (answer.participants() < 2 || answer.participants() > MOST) {
            throw new BadInput("--confirm simulates trials of 2 to %,d %s, and not of %,d"
                    .formatted(MOST, answer.unit(), answer.participants()));
        }
        try (var bar = new Bar(console, "Simulating", trials)) {
            var repeats = new Confirmation.Repeats((int) answer.participants(), trials, options.aim.seed, bar);
            return answer.simulated(confirmed(question, design, repeats));
        }
    }

    private Confirmation confirmed(Question question, EmbeddedDesign design, Confirmation.Repeats repeats) {
        return switch (question) {
            case TwoValues pair -> pair(pair, design, repeats);
            case AllRegimes all ->
                Confirmation.of(
                        design,
                        column(questions.values(design)),
                        setting.measured().outcome(),
                        repeats,
                        Confirmation.allRegimes(design, setting.alpha()));
            case BestRegimes best ->
                Confirmation.of(
                        design,
                        column(questions.shortfall(design).stream()
                                .map(each -> -each)
                                .toList()),
                        setting.measured().outcome(),
                        repeats,
                        best.judge());
            case Precision precision -> precise(precision, design, repeats);
            case Pilot pilot -> Confirmation.pilot(pilot, repeats);
        };
    }

    private Confirmation pair(TwoValues pair, EmbeddedDesign whole, Confirmation.Repeats repeats) {
        boolean isOfRegimes = pair.kind() == TwoValues.Kind.REGIMES;
        EmbeddedDesign design = isOfRegimes ? whole : pair.groups();
        int[] two = isOfRegimes ? questions.regimes(whole) : new int[] {0, 1};
        return simulated(
                design,
                two,
                pair.of(),
                pair.versus(),
                repeats,
                Confirmation.twoValues(pair.outcome(), pair.criterion()));
    }

    private Confirmation precise(Precision precision, EmbeddedDesign design, Confirmation.Repeats repeats) {
        int[] two = questions.isDifference()
                ? questions.regimes(design)
                : new int[] {questions.regimes(design)[0]};
        double value = setting.measured().comparesProbabilities() ? questions.value() : 0;
        return simulated(
                design,
                two,
                value,
                value,
                repeats,
                Confirmation.precise(setting.measured().outcome(), precision.margin(), precision.level()));
    }

    private Confirmation simulated(
            EmbeddedDesign design,
            int[] regimes,
            double of,
            double versus,
            Confirmation.Repeats repeats,
            Confirmation.Judge judge) {
        if (setting.measured().outcome() instanceof Outcome.TimeToEvent time) {
            if (regimes.length < 2) {
                throw new BadInput("--confirm simulates the ratio of two hazards; name the other regime with --versus");
            }
            return Confirmation.hazards(design, regimes, Column.of(of, versus), time, repeats, judge);
        }
        Column values = Column.of(
                design.size(), g -> g == regimes[0] ? of : regimes.length > 1 && g == regimes[1] ? versus : Double.NaN);
        return Confirmation.of(design, values, setting.measured().outcome(), repeats, judge);
    }

    private static Column column(List<Double> values) {
        return Column.of(values.size(), values::get);
    }
}
