package org.stegvis.report.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stegvis.protocol.regime.EmbeddedRegime;
import org.stegvis.protocol.regime.Rule;
import org.stegvis.protocol.regime.Rule.Then;
import org.stegvis.protocol.tailoring.Offering.How;

/// Short labels of regimes for figures: the titles of the options named, or the id where those would be too long.
public final class RegimeLabels {
    private static final int LONGEST = 64;
    private static final String THEN = " \u2192 ";

    private final Map<String, String> labels = new LinkedHashMap<>();

    public RegimeLabels(List<EmbeddedRegime> regimes, Titles titles) {
        for (EmbeddedRegime regime : regimes) {
            labels.put(regime.id().text(), label(regime, titles));
        }
        boolean tooLong = labels.values().stream().anyMatch(label -> label.length() > LONGEST);
        boolean ambiguous = labels.values().stream().distinct().count() < labels.size();
        if (tooLong || ambiguous) {
            labels.replaceAll((id, label) -> id);
        }
    }

    public String of(String regime) {
        return labels.getOrDefault(regime, regime);
    }

    private static String label(EmbeddedRegime regime, Titles titles) {
        var byDepth = new ArrayList<List<String>>();
        collect(regime.rule(), 0, byDepth, titles);
        return String.join(
                THEN,
                byDepth.stream()
                        .filter(each -> !each.isEmpty())
                        .map(each -> String.join(" / ", each))
                        .toList());
    }

    private static void collect(Rule rule, int depth, List<List<String>> byDepth, Titles titles) {
        if (!(rule instanceof Rule.At at)) {
            return;
        }
        if (byDepth.size() == depth) {
            byDepth.add(new ArrayList<>());
        }
        for (Rule.Branch branch : at.branches()) {
            if (branch.then() instanceof Then.Choose(var option, var how, var probability)) {
                byDepth.get(depth).add(how == How.BY_CHOICE ? titles.option(option) + "*" : titles.option(option));
            }
            collect(branch.next(), depth + 1, byDepth, titles);
        }
    }
}
