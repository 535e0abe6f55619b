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
import org.stegvis.estimation.linear.Matrix;

/// The participants whose options at one decision are compared.
///
/// - `options`, `received`: the names of the options, and which one each of n participants received
/// - `outcome`: n values
/// - `covariates`: n rows, measured before the decision; numeric as they are, categorical by `Design.categorical`
/// - `clusters`: the cluster of each participant, whose outcomes may depend on each other; each a cluster of its own
///   where nothing groups them
///
/// Every participant given is taken as analysed: leave out those without outcome before.
public record ComparedOptions(
        List<String> options, Grouping received, Column outcome, Design covariates, Grouping clusters) {
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
        if (clusters.rows() != received.rows() || !clusters.includesEveryRow()) {
            throw new IllegalArgumentException("clusters has %s for %d participants; give every participant one."
                    .formatted(clusters, received.rows()));
        }
    }

    /// Of participants who are independent.
    public ComparedOptions(List<String> options, Grouping received, Column outcome, Design covariates) {
        this(options, received, outcome, covariates, Grouping.each(received.rows()));
    }

    public int participants() {
        return received.rows();
    }

    boolean isClustered() {
        return !clusters.isEach();
    }

    /// The influence of each cluster, the sum of those of its participants.
    Matrix byCluster(Matrix influence) {
        return isClustered() ? influence.sums(clusters) : influence;
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
        return model(link, weights).fit();
    }

    /// Each participant with a score of their own.
    GeneralisedLinearModel model(Link link, Column weights) {
        return new GeneralisedLinearModel(design(), outcome, weights, Grouping.each(participants()), link);
    }
}
