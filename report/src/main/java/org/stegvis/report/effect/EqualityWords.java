package org.stegvis.report.effect;

import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.report.words.Words;

/// The test that all values are equal: statistic, degrees of freedom, and its rank where contrasts depend on each
/// other.
record EqualityWords(Words words) {

    String of(GlobalTest test) {
        if (test.df() == 0) {
            return words.say(
                    "there is nothing to test, for nothing varies by which a difference could be judged",
                    "det er ingenting å teste, for ingenting varierer som en forskjell kan bedømmes mot");
        }
        String statistic = words.number(test.statistic(), 2);
        String df = words.count(test.df());
        String found = switch (test) {
            case GlobalTest.Wald wald ->
                words.say(
                        "\u03c7\u00b2\u00a0=\u00a0%s on %s df, %s",
                        "\u03c7\u00b2\u00a0=\u00a0%s med %s frihetsgrader, %s", statistic, df, p(test));
            case GlobalTest.F f ->
                words.say(
                        "F\u00a0=\u00a0%s on %s and %s df, %s",
                        "F\u00a0=\u00a0%s med %s og %s frihetsgrader, %s",
                        statistic,
                        df,
                        words.number(f.denominatorDf(), 1),
                        p(test));
        };
        return test.df() < test.tested()
                ? found
                        + words.say(
                                " (of %s contrasts %s are independent)",
                                " (av %s kontraster er %s uavhengige)", words.count(test.tested()), df)
                : found;
    }

    private String p(GlobalTest test) {
        return words.pIs(test.p());
    }
}
