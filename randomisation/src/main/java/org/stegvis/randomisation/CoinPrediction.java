package org.stegvis.randomisation;

/// A coin whose bias is told by how often the two options have come.
record CoinPrediction(Coin coin, Ratio ratio, long first, long second) implements Prediction {

    @Override
    public double probability(int option) {
        if (ratio.options().size() == 1) {
            return 1;
        }
        double probability = coin.first(first, second);
        return option == 0 ? probability : 1 - probability;
    }

    @Override
    public CoinPrediction after(int option) {
        if (!(probability(option) > 0)) {
            throw new IllegalArgumentException(
                    "The option '" + ratio.options().get(option) + "' cannot come next after " + first + " and "
                            + second + " of the two. Maybe the list was made with another limit.");
        }
        return new CoinPrediction(coin, ratio, first + (option == 0 ? 1 : 0), second + (option == 0 ? 0 : 1));
    }
}
