package org.stegvis.design.operating;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.inference.Contrast;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.estimation.inference.GlobalTest;
import org.stegvis.estimation.inference.NamedEstimate;
import org.stegvis.estimation.result.Result;
import org.stegvis.estimation.result.Section;

/// Takes what a replicate is asked for out of the results of its analyses. For one thread.
final class ResultReading {
    private final Questions questions;
    private final Map<Double, Quantiles> quantiles = new HashMap<>();

    ResultReading(Questions questions) {
        this.questions = questions;
    }

    void read(Result result, Replicate into) {
        switch (result) {
            case Result.Found found -> {
                List<Section.Values> values = found.sections(Section.Values.class);
                if (!values.isEmpty()) {
                    read(found.analysis().id(), values.getFirst(), into);
                }
            }
            case Result.NotEstimable none -> {}
        }
    }

    private void read(String analysis, Section.Values found, Replicate into) {
        Integer first = questions.first().get(analysis);
        if (first == null) {
            return;
        }
        double df = found.equality() instanceof GlobalTest.F f ? f.denominatorDf() : Double.POSITIVE_INFINITY;
        int at = first;
        for (NamedEstimate value : found.inPopulation()) {
            put(at++, value.name(), null, value.estimate(), df, into);
        }
        for (Contrast contrast : found.contrasts()) {
            put(at++, contrast.of(), contrast.versus(), contrast.difference(), df, into);
        }
    }

    private void put(int at, String of, @Nullable String versus, Estimate estimate, double df, Replicate into) {
        Quantity asked = questions.quantities().get(at);
        if (!asked.of().equals(of) || !Objects.equals(asked.versus(), versus)) {
            throw new IllegalStateException("The analysis '%s' gives '%s' where '%s' is asked for."
                    .formatted(asked.analysis().id(), versus == null ? of : of + " - " + versus, asked.name()));
        }
        into.put(
                at,
                estimate.estimate(),
                estimate.se(),
                quantiles(asked.analysis().level()).of(df),
                quantiles(0.95).of(df));
    }

    private Quantiles quantiles(double level) {
        return quantiles.computeIfAbsent(level, Quantiles::new);
    }
}
