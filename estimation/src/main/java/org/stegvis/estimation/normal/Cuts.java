package org.stegvis.estimation.normal;

import java.util.ArrayList;
import java.util.List;

/// Where the integrand of a layer has a kink: where bounds of a layer inside cross as this layer's normal
/// moves. Long pieces are cut once more, so that a rule of few nodes sees a density that is nearly a
/// polynomial.
final class Cuts {
    private static final double LONGEST = 4.5;

    private Cuts() {}

    /// The cuts, with a and b.
    static double[] of(Layer layer, Walk walk, double a, double b) {
        var places = new ArrayList<Double>();
        places.add(a);
        places.add(b);
        for (Layer inner : layer.inside.layers()) {
            if (inner.bounding.length > 1) {
                crossings(layer, inner, walk, a, b, places);
            }
        }
        places.sort(null);
        return shortened(places);
    }

    /// The bounds of the inner normal are lines `(limit - shift - loading z) / inner loading` in z.
    private static void crossings(Layer layer, Layer inner, Walk walk, double a, double b, List<Double> places) {
        int[] bounding = inner.bounding;
        int lines = 2 * bounding.length;
        var heights = new double[lines];
        var slopes = new double[lines];
        for (int i = 0; i < bounding.length; i++) {
            double slope = -layer.loading(inner.rows[bounding[i]]) / inner.loadings[bounding[i]];
            heights[2 * i] = inner.low(bounding[i], walk);
            heights[2 * i + 1] = inner.high(bounding[i], walk);
            slopes[2 * i] = slope;
            slopes[2 * i + 1] = slope;
        }
        for (int i = 0; i < lines; i++) {
            for (int j = i + 1; j < lines; j++) {
                double z = (heights[j] - heights[i]) / (slopes[i] - slopes[j]);
                if (z > a && z < b) {
                    places.add(z);
                }
            }
        }
    }

    private static double[] shortened(List<Double> places) {
        var cuts = new ArrayList<Double>();
        cuts.add(places.getFirst());
        for (double place : places) {
            double last = cuts.getLast();
            if (place - last < 1e-12) {
                continue;
            }
            int pieces = (int) Math.ceil((place - last) / LONGEST);
            for (int piece = 1; piece <= pieces; piece++) {
                cuts.add(piece == pieces ? place : last + (place - last) * piece / pieces);
            }
        }
        return cuts.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
