package org.stegvis.cli.size;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.cli.terminal.Numbers;
import org.stegvis.design.size.AllRegimes;
import org.stegvis.design.size.BestRegimes;
import org.stegvis.design.size.Outcome;
import org.stegvis.design.size.Pilot;
import org.stegvis.design.size.Precision;
import org.stegvis.design.size.Question;
import org.stegvis.design.size.TwoValues;

/// What is asked of a size, and what went in, in words.
record SizeWords(SizeOptions options, SizeSetting setting, SizeQuestion questions) {

    /// What is asked, in words.
    String words(Question question) {
        return switch (question) {
            case TwoValues pair ->
                switch (pair.kind()) {
                    case REGIMES -> "Two embedded regimes: %s v %s".formatted(pair.nameOf(), pair.nameVersus());
                    case FIRST_STAGE -> "First stage: %s v %s".formatted(pair.nameOf(), pair.nameVersus());
                    case SECOND_STAGE ->
                        "Second stage, among those randomised there: %s v %s"
                                .formatted(pair.nameOf(), pair.nameVersus());
                };
            case AllRegimes all -> "All embedded regimes: not all have the same value";
            case BestRegimes best ->
                "The best embedded regime: every regime that is worse by %s or more is left out"
                        .formatted(Numbers.shown(questions.least()));
            case Precision precision -> "Precision of " + precision.what();
            case Pilot pilot -> "Pilot: at least %d participants on every path".formatted(pilot.least());
        };
    }

    /// The facts that went in.
    List<SizeAnswer.Given> given(Question question) {
        var given = new ArrayList<SizeAnswer.Given>();
        var measure = setting.measure();
        var analysis = setting.analysis();
        if (analysis != null) {
            given.add(new SizeAnswer.Given("analysis", "%s, %s".formatted(analysis.id(), analysis.outcome())));
        }
        if (!(question instanceof Pilot)) {
            given.add(new SizeAnswer.Given("outcome", outcome()));
            given.add(new SizeAnswer.Given("alpha", Numbers.shown(setting.alpha())));
        }
        if (question instanceof TwoValues two) {
            String stated = options.measured.effect == null && measure != null
                    ? ", the important difference of " + measure.id()
                    : "";
            if (setting.measured().comparesProbabilities()) {
                given.add(new SizeAnswer.Given(
                        "probabilities", Numbers.shown(two.of()) + " v " + Numbers.shown(two.versus())));
            } else {
                given.add(new SizeAnswer.Given("difference", Numbers.shown(two.effect()) + stated));
            }
        }
        if (!options.measured.values.isEmpty()) {
            given.add(new SizeAnswer.Given("values", options.measured.values.toString()));
        }
        if (!options.design.response.isEmpty()) {
            given.add(new SizeAnswer.Given("response", String.join(", ", options.design.response)));
        }
        return given;
    }

    private String outcome() {
        return switch (setting.measured().outcome()) {
            case Outcome.Continuous(double sd) -> "mean, standard deviation " + Numbers.shown(sd);
            case Outcome.LogOdds l -> "probability, log odds ratio";
            case Outcome.RiskDifference r -> "probability, difference";
            case Outcome.Longitudinal l ->
                "mean at the end of three measurements, standard deviation %s, correlation %s"
                        .formatted(Numbers.shown(l.sd()), Numbers.shown(l.correlation()));
            case Outcome.Clustered c ->
                "mean, standard deviation %s, clusters of %d, intracluster correlation %s"
                        .formatted(Numbers.shown(c.sd()), c.size(), Numbers.shown(c.icc()));
            case Outcome.TimeToEvent t ->
                "time to event, hazard ratio; decision at %s of the follow-up".formatted(Numbers.shown(t.decision()));
        };
    }
}
