package org.stegvis.estimation.comparison;

import java.util.ArrayList;
import java.util.List;
import org.stegvis.estimation.linear.Column;
import org.stegvis.estimation.linear.Design;
import org.stegvis.estimation.linear.Diagnosis;
import org.stegvis.estimation.linear.Fit;
import org.stegvis.estimation.linear.Fitting;
import org.stegvis.estimation.linear.Fitting.NotFitted;
import org.stegvis.estimation.linear.GeneralisedLinearModel;
import org.stegvis.estimation.linear.Grouping;
import org.stegvis.estimation.linear.Link;

/// The participants whose options at one decision are compared.
///
/// - `options`, `received`: the names of the options, and which one each of n participants received
/// - `outcome`: n values
/// - `covariates`: n rows, measured before the decision; numeric as they are, categorical by `Design.categorical`
///
/// Every participant given is taken as analysed: leave out those without outcome before.
public record ComparedOptions(List<String> options, Grouping received, Column outcome, Design covariates) {
    public ComparedOptions {
        options = List.copyOf(options);
        if (options.size() != received.groups() || !received.includesEveryRow()) {
            throw new IllegalArgumentException(
                    "received has %s for %d options; give every participant one of the options named."
                            .formatted(received, options.size()));
        }
        outcome.requireSize("outcome", received.rows());
        outcome.requireFinite("outcome");
        if (covariates.rows() != received.rows()) {
            throw new IllegalArgumentException("covariates has %d rows for %d participants; give one each."
                    .formatted(covariates.rows(), received.rows()));
        }
        covariates.requireFinite();
    }

    public int participants() {
        return received.rows();
    }

    /// One indicator an option, then the covariates less their means: an option's coefficient is its mean at the
    /// mean covariates.
    Design design() {
        return Design.indicators(options, received).and(covariates.centred());
    }

    Fitting<Fit> fit(Link link, Column weights) {
        var nobody = new ArrayList<String>();
        int[] counts = received.counts();
        for (int option = 0; option < counts.length; option++) {
            if (counts[option] == 0) {
                nobody.add(options.get(option));
            }
        }
        if (!nobody.isEmpty()) {
            return new NotFitted<>(new Diagnosis.NobodyIn(nobody));
        }
        return new GeneralisedLinearModel(design(), outcome, weights, Grouping.each(participants()), link).fit();
    }
}
