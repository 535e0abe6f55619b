package org.stegvis.estimation.result;

/// What of the outcome values are values of.
public sealed interface Quantity {

    /// Its mean at a visit; for a yes-no outcome its probability.
    record AtVisit(String visit) implements Quantity {}

    /// The mean of the time without the event up to a horizon.
    ///
    /// @param unit of the time: `months`
    record RestrictedMean(double until, String unit) implements Quantity {}

    /// The probability of no event up to a time.
    record WithoutEvent(double until, String unit) implements Quantity {}

    /// The area under the curve of its mean between two visits, in units of the outcome times weeks.
    record Area(String from, String to) implements Quantity {}
}
