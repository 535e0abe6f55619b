package org.stegvis.design.compiled;

/// One planned analysis on the columns of a compiled trial. What `PlannedAnalyses` finds in the same data,
/// to rounding; `CompiledAnalysesTwice` holds it to that.
public interface CompiledAnalysis {
    /// Analyses the first so many participants of the trial just played. False when the data do not allow
    /// it.
    boolean run(int participants);

    /// How many participants the last run analysed.
    int analysed();

    /// How many values there are: regimes, or options.
    int values();

    double value(int of);

    double covariance(int of, int with);

    /// Degrees of freedom of the reference distribution; infinite for the normal one.
    double df();
}
