package org.stegvis.design.compiled;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.expression.Level;
import org.stegvis.protocol.expression.Reference;

/// What one route of a decision offers, seen from one occasion.
final class Offers {
    private static final int EVERYWHERE = -1;

    final Decision decision;
    final int position;
    final int route;
    final Action.Allocate action;

    /// The code of each option.
    final int[] options;

    /// The place of the visit where the lists are of that visit alone, else [#EVERYWHERE].
    final int visit;

    /// For each variable of the strata: its name, and its column.
    final List<String> strata;

    final int[][] stratum;

    /// For each variable of the strata that is a yes-no fact its column, else none.
    private final double[][] facts;

    private final int yes;
    private final int no;
    private final TruthNode[] available;
    final boolean isAlwaysOpen;

    /// Whether chance alone decides, among the same options for everybody.
    final boolean isByChanceAlone;

    /// For each option the turn of those who got it by chance among all.
    final int[] turns;

    /// Whether all that go this route are allocated from one list.
    final boolean isOneList;

    private final int @Nullable [] preference;
    final int[] open;
    final int[] preferred;

    /// The lists met so far, by the code of the one name that tells them apart.
    Lists.@Nullable Used[] lists = {};

    Offers(
            Decision decision,
            int position,
            int route,
            Action.Allocate action,
            Formulas formulas,
            Names names,
            View here,
            String visit,
            int place,
            int capacity) {
        if (action.offers().size() > 30) {
            throw new IllegalArgumentException("Decision '" + decision.id() + "' offers more than 30 options.");
        }
        this.decision = decision;
        this.position = position;
        this.route = route;
        this.action = action;
        options = action.offers().stream()
                .mapToInt(offer -> names.code(offer.option()))
                .toArray();
        available = action.offers().stream()
                .map(offer -> formulas.truth(offer.availableIf(), here))
                .toArray(TruthNode[]::new);
        isAlwaysOpen = action.offers().stream()
                .allMatch(offer -> offer.availableIf() instanceof Condition.Constant(var value) && value);
        Level wish = action.preference();
        preference = wish == null ? null : formulas.level(wish, here);
        // A variable seen now is called by its visit, so each visit has lists of its own.
        List<Reference> references = action.strata().stream()
                .map(each ->
                        each instanceof Reference.Measured measured && measured.isNow() ? measured.at(visit) : each)
                .distinct()
                .toList();
        this.visit = action.strata().equals(references) ? EVERYWHERE : place;
        strata = references.stream().map(Reference::toString).toList();
        stratum = new int[references.size()][];
        facts = new double[references.size()][];
        for (int k = 0; k < stratum.length; k++) {
            double[] number = here.number(references.get(k));
            boolean isName = !here.isNumber(references.get(k));
            stratum[k] = isName ? here.level(references.get(k)) : new int[capacity];
            facts[k] = isName ? new double[0] : number;
        }
        isByChanceAlone = isAlwaysOpen && preference == null && options.length > 1;
        turns = new int[options.length];
        isOneList = isAlwaysOpen && stratum.length == 0 && preference == null && options.length > 1;
        yes = names.code("yes");
        no = names.code("no");
        open = new int[capacity];
        Arrays.fill(open, (1 << options.length) - 1);
        preferred = new int[capacity];
        Arrays.fill(preferred, -1);
    }

    /// Finds out what is open and asked for.
    void look(int from, int to) {
        facts(from, to);
        if (isByChanceAlone) {
            return;
        }
        if (isAlwaysOpen) {
            int all = (1 << options.length) - 1;
            for (int i = from; i < to; i++) {
                open[i] = all;
            }
        } else {
            Arrays.fill(open, from, to, 0);
            for (int k = 0; k < available.length; k++) {
                byte[] truth = available[k].at(from, to);
                for (int i = from; i < to; i++) {
                    open[i] |= truth[i] == TruthNode.TRUE ? 1 << k : 0;
                }
            }
        }
        Arrays.fill(preferred, from, to, -1);
        if (preference != null) {
            for (int i = from; i < to; i++) {
                for (int k = 0; k < options.length; k++) {
                    if (preference[i] == options[k] && (open[i] & 1 << k) != 0) {
                        preferred[i] = k;
                        break;
                    }
                }
            }
        }
    }

    private void facts(int from, int to) {
        for (int k = 0; k < facts.length; k++) {
            double[] fact = facts[k];
            if (fact.length > 0) {
                for (int i = from; i < to; i++) {
                    stratum[k][i] = Double.isNaN(fact[i]) ? Names.MISSING : fact[i] == 0 ? no : yes;
                }
            }
        }
    }

    boolean isStratumTold(int row) {
        for (int[] column : stratum) {
            if (column[row] == Names.MISSING) {
                return false;
            }
        }
        return true;
    }
}
