package org.stegvis.design.operating;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.design.operating.OperatingCharacteristics.Choice;
import org.stegvis.design.operating.OperatingCharacteristics.Chosen;
import org.stegvis.design.operating.OperatingCharacteristics.Count;
import org.stegvis.design.operating.OperatingCharacteristics.Look;
import org.stegvis.design.operating.OperatingCharacteristics.Looks;
import org.stegvis.design.operating.OperatingCharacteristics.OfQuantity;

/// From sums to operating characteristics.
final class Summary {
    private Summary() {}

    static OperatingCharacteristics of(Questions questions, int participants, Tally tally) {
        var quantities = new ArrayList<OfQuantity>();
        for (int i = 0; i < questions.quantities().size(); i++) {
            quantities.add(quantity(questions.quantities().get(i), tally.quantity(i), tally.replicates()));
        }
        var choices = new ArrayList<Choice>();
        for (int i = 0; i < questions.choices().size(); i++) {
            choices.add(choice(questions, questions.choices().get(i), tally.chosen(i), tally.replicates()));
        }
        var counts = new ArrayList<Count>();
        for (int i = 0; i < questions.counts().size(); i++) {
            counts.add(count(questions.counts().get(i), tally.count(i), tally.replicates()));
        }
        return new OperatingCharacteristics(
                participants,
                tally.replicates(),
                quantities,
                choices,
                counts,
                looks(questions, participants, tally),
                tally.changed() == null ? null : tally.changed().found(questions.hypotheses(), tally.replicates()));
    }

    private static @Nullable Looks looks(Questions questions, int participants, Tally tally) {
        Looking looking = questions.looking();
        if (looking == null) {
            return null;
        }
        long all = tally.replicates();
        long goingOn = all;
        long rejected = 0;
        double sum = 0;
        double squares = 0;
        var looks = new ArrayList<Look>();
        for (int look = 0; look < looking.looks(); look++) {
            int seen = looking.participants(look, participants);
            long efficacy = tally.efficacy()[look];
            long futility = tally.futility()[look];
            looks.add(new Look(looking.fraction(look), seen, Figure.share(efficacy, all), Figure.share(futility, all)));
            long stopped = look == looking.looks() - 1 ? goingOn : efficacy + futility;
            goingOn -= stopped;
            rejected += efficacy;
            sum += (double) stopped * seen;
            squares += (double) stopped * seen * seen;
        }
        return new Looks(looking.analysis(), looks, Figure.share(rejected, all), Figure.mean(sum, squares, all));
    }

    private static OfQuantity quantity(Quantity quantity, Tally.Sums sums, long replicates) {
        long n = sums.n;
        double spread = Math.sqrt(Figure.variance(sums.error, sums.errorSquared, n));
        double model = Math.sqrt(sums.variance / n);
        // The squared standard errors vary too; by the delta method on their mean.
        double ofModel = Figure.variance(sums.variance, sums.varianceSquared, n) / (4 * n * model * model);
        double ratio = model / spread;
        // What is true is simulated as well, and no number of replicates tells it better.
        Figure bias = Figure.mean(sums.error, sums.errorSquared, n);
        return new OfQuantity(
                quantity,
                n,
                new Figure(bias.value(), Math.hypot(bias.error(), quantity.truthError())),
                new Figure(spread, spread / Math.sqrt(2.0 * (n - 1))),
                new Figure(model, Math.sqrt(ofModel)),
                new Figure(ratio, ratio * Math.sqrt(ofModel / (model * model) + 1 / (2.0 * (n - 1)))),
                Figure.share(sums.covered, n),
                Figure.share(sums.coveredAt95, n),
                Figure.share(sums.rejected, replicates));
    }

    private static Choice choice(Questions questions, Questions.Choice choice, long[] chosen, long replicates) {
        int best = choice.best(questions.truths());
        double truth = questions.quantities().get(choice.from() + best).truth();
        long all = 0;
        double loss = 0;
        double squares = 0;
        for (int i = 0; i < chosen.length; i++) {
            double lost = choice.sign()
                    * (truth - questions.quantities().get(choice.from() + i).truth());
            all += chosen[i];
            loss += chosen[i] * lost;
            squares += chosen[i] * lost * lost;
        }
        var regimes = new ArrayList<Chosen>();
        for (int i = 0; i < chosen.length; i++) {
            Quantity regime = questions.quantities().get(choice.from() + i);
            regimes.add(new Chosen(regime.of(), regime.truth(), Figure.share(chosen[i], replicates)));
        }
        return new Choice(
                choice.analysis(),
                questions.quantities().get(choice.from() + best).of(),
                Figure.share(chosen[best], replicates),
                Figure.mean(loss, squares, all),
                List.copyOf(regimes));
    }

    private static Count count(Counted counted, Tally.Spread spread, long replicates) {
        return new Count(
                counted,
                Figure.mean(spread.sum, spread.squares, replicates),
                Math.sqrt(Figure.variance(spread.sum, spread.squares, replicates)),
                spread.least,
                spread.most);
    }
}
