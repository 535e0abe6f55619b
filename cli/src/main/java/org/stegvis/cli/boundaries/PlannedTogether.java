package org.stegvis.cli.boundaries;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.cli.size.SizeSetting;
import org.stegvis.cli.terminal.BadInput;
import org.stegvis.design.interim.JointBoundaries;
import org.stegvis.design.interim.Looks;
import org.stegvis.design.interim.Spending;
import org.stegvis.design.size.EmbeddedDesign;
import org.stegvis.estimation.linear.Matrix;
import org.stegvis.protocol.Protocol;

/// Bounds the contrasts of the embedded regimes of a protocol together, by how many are expected to
/// respond.
///
/// @param response rates, as for `stegvis size`
/// @param versus contrasts with this regime only; all pairs when null
record PlannedTogether(
        Protocol protocol, List<String> response, @Nullable String versus, Looks looks, double alpha, String shape) {

    BoundariesDocument document() {
        EmbeddedDesign design = SizeSetting.designOf(protocol, response);
        var contrasts = new ArrayList<double[]>();
        var names = new ArrayList<String>();
        for (int g = 0; g < design.size(); g++) {
            for (int h = 0; h < design.size(); h++) {
                if (versus == null ? h > g : h == design.index(versus) && h != g) {
                    design.requireApart(g, h);
                    var contrast = new double[design.size()];
                    contrast[g] = 1;
                    contrast[h] = -1;
                    contrasts.add(contrast);
                    names.add(design.names().get(g) + " - " + design.names().get(h));
                }
            }
        }
        if (design.size() > 5 && versus == null) {
            throw new BadInput(
                    "there are %d regimes; give --versus REGIME, since all pairs of so many would take minutes"
                            .formatted(design.size()));
        }
        Matrix covariance = design.inflation().quadratic(Matrix.ofRows(contrasts.toArray(double[][]::new)));
        Spending spending = Shapes.spending(shape);
        return BoundariesDocument.of(JointBoundaries.of(looks, covariance, alpha, spending), spending, names);
    }
}
