package org.stegvis.estimation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.result.Result;
import org.stegvis.protocol.Analysis;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.data.TrialData;

/// Analyses of more participants than fit into memory: all of them look at each part of the data in turn, as often as
/// one of them must, and keep nothing but sums. Whoever has the parts makes the passes.
///
/// What can be done so: values of regimes by weighting (with covariates where the model is linear, with weights known
/// or as observed, of participants in clusters or not), analysis of covariance of participants in none, and the
/// coefficients of learned rules.
public final class SummedAnalyses {
    private final Protocol protocol;
    private final List<Analysis> analyses;

    private SummedAnalyses(Protocol protocol, List<Analysis> analyses) {
        this.protocol = protocol;
        this.analyses = List.copyOf(analyses);
    }

    /// Readies analyses to be answered by sums over parts of the data.
    ///
    /// @throws IllegalArgumentException when some cannot be done by sums; the message names them and why
    public static SummedAnalyses of(Protocol protocol, List<Analysis> analyses) {
        List<String> refused = objections(protocol, analyses);
        if (!refused.isEmpty()) {
            throw new IllegalArgumentException(refused.stream()
                    .collect(Collectors.joining(
                            "; ", "Not all analyses can be done by sums over parts of the data: ", "")));
        }
        return new SummedAnalyses(protocol, analyses);
    }

    /// Why some cannot be done by sums, each with its name: `'x' asks for a small-sample correction`.
    public static List<String> objections(Protocol protocol, List<Analysis> analyses) {
        List<String> all = new ArrayList<>();
        for (Analysis analysis : analyses) {
            String objection = SummedAnalysis.objection(protocol, analysis);
            if (objection != null) {
                all.add("'" + analysis.id() + "' " + objection);
            }
        }
        return List.copyOf(all);
    }

    /// How many passes there are, if nothing ends them earlier.
    public int passes() {
        return analyses.stream()
                .mapToInt(each -> SummedAnalysis.of(protocol, each).passes())
                .max()
                .orElse(0);
    }

    /// What each part must be asked in one pass.
    ///
    /// @param analyses those not answered yet, by position
    /// @param before for each of these, the sums of all parts in each pass before
    public record Pass(ArrayList<Integer> analyses, ArrayList<ArrayList<PartSums>> before) implements Serializable {}

    /// The sums of one part in a pass, one for each analysis that is not answered yet.
    ///
    /// @throws IllegalArgumentException when the data hold an allocation that the protocol does not give
    public ArrayList<PartSums> sums(TrialData part, Pass pass) {
        var paths = Paths.of(protocol, part);
        var sums = new ArrayList<PartSums>();
        for (int i = 0; i < pass.analyses().size(); i++) {
            Analysis analysis = analyses.get(pass.analyses().get(i));
            sums.add(SummedAnalysis.of(protocol, analysis)
                    .sums(part, paths, pass.before().get(i)));
        }
        return sums;
    }

    /// Goes over all parts once.
    ///
    /// @param <X> what may stand against it
    @FunctionalInterface
    public interface Passing<X extends Exception> {
        /// The sums of all parts, as [SummedAnalyses#sums] gives them for each, added up in the order of the parts.
        List<PartSums> over(Pass pass) throws X;
    }

    /// Adds the sums of the part that follows to those of all parts before.
    ///
    /// @param all empty before the first part
    public static void add(List<PartSums> all, List<PartSums> next) {
        if (all.isEmpty()) {
            next.forEach(none -> all.add(new PartSums()));
        }
        for (int i = 0; i < next.size(); i++) {
            all.get(i).add(next.get(i));
        }
    }

    /// The results in the order of the analyses, after as many passes as they need.
    public <X extends Exception> List<Result> run(Passing<X> passing) throws X {
        var results = new @Nullable Result[analyses.size()];
        var pass = new Pass(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < results.length; i++) {
            pass.analyses().add(i);
            pass.before().add(new ArrayList<>());
        }
        while (!pass.analyses().isEmpty()) {
            List<PartSums> all = passing.over(pass);
            var next = new Pass(new ArrayList<>(), new ArrayList<>());
            for (int i = 0; i < pass.analyses().size(); i++) {
                int analysis = pass.analyses().get(i);
                ArrayList<PartSums> before = pass.before().get(i);
                before.add(all.get(i));
                Result result =
                        SummedAnalysis.of(protocol, analyses.get(analysis)).after(before);
                if (result == null) {
                    next.analyses().add(analysis);
                    next.before().add(before);
                } else {
                    results[analysis] = result;
                }
            }
            pass = next;
        }
        return Arrays.stream(results).map(Objects::requireNonNull).toList();
    }
}
