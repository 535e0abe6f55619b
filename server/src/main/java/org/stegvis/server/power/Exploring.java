package org.stegvis.server.power;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stegvis.design.size.Criterion;
import org.stegvis.design.size.EmbeddedDesign;
import org.stegvis.design.size.EstimatedVariance;
import org.stegvis.design.size.Outcome;
import org.stegvis.design.size.Precision;
import org.stegvis.design.size.ProtocolDesign;
import org.stegvis.design.size.ResponseRates;
import org.stegvis.design.size.TwoValues;
import org.stegvis.protocol.Protocol;

/// Each pair of embedded regimes, and the first options, under what is assumed.
///
/// @param response the probability of response, after every option
/// @param effect the difference of two means that is to be found
record Exploring(Protocol protocol, double response, double effect, double sd, double participants, double alpha) {
    private static final double FIRST = 80;

    /// A comparison, with its question to the design formulas.
    record Asked(String name, TwoValues question) {
        double power(double participants) {
            return question.power(participants);
        }

        double margin(double participants, double alpha) {
            return new Precision(name, EstimatedVariance.ofMean(question.unitVariance()), 1, 1 - alpha)
                    .margin(participants);
        }
    }

    /// @throws IllegalArgumentException when a rate or a number is out of range, or the protocol has response
    /// classes that one rate does not tell
    List<Asked> asked() {
        EmbeddedDesign design = ProtocolDesign.of(protocol, ResponseRates.of(response));
        var outcome = new Outcome.Continuous(sd);
        Criterion criterion = Criterion.twoSided(alpha);
        var asked = new ArrayList<Asked>();
        for (int g = 0; g < design.size(); g++) {
            for (int h = g + 1; h < design.size(); h++) {
                asked.add(new Asked(
                        design.names().get(g) + " \u2013 " + design.names().get(h),
                        TwoValues.regimes(design, g, h, effect, 0, outcome, criterion)));
            }
        }
        return asked;
    }

    /// One comparison of each kind, those with the same variance being of one kind.
    static List<Asked> kinds(List<Asked> asked) {
        Map<Long, Asked> byVariance = new LinkedHashMap<>();
        asked.forEach(each -> byVariance.putIfAbsent(Math.round(each.question().unitVariance() * FIRST), each));
        return List.copyOf(byVariance.values());
    }
}
