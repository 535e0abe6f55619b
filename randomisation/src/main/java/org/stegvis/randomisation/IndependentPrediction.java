package org.stegvis.randomisation;

/// Simple randomisation: the past tells nothing.
record IndependentPrediction(Ratio ratio) implements Prediction {
    @Override
    public double probability(int option) {
        return ratio.probability(option);
    }

    @Override
    public Prediction after(int option) {
        return this;
    }
}
