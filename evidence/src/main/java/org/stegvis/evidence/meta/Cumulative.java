package org.stegvis.evidence.meta;

import java.util.ArrayList;
import java.util.List;

/// What was known after each study, in the order given.
/// Source: LAU et al. 1992, N Engl J Med 327:248-254.
public final class Cumulative {
    private Cumulative() {}

    /// One meta-analysis of the first study, of the first two, and so on to all.
    ///
    /// @param effects in the order in which they became known
    public static List<MetaResult> of(MetaAnalysis analysis, Effects effects) {
        var all = new ArrayList<MetaResult>();
        for (int count = 1; count <= effects.studies().size(); count++) {
            all.add(analysis.of(effects.first(count)));
        }
        return all;
    }
}
