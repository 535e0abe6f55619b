package org.stegvis.protocol.regime;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Decision.ResponseClass;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.expression.Condition;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.expression.Truth;
import org.stegvis.protocol.expression.Values;

/// What is settled on the way down one branch of a regime: the option and the possible response classes at each
/// decision passed. As [Values] it knows these and nothing else, so a condition on anything measured is unknown: it
/// may or may not hold.
///
/// @param passed decisions that do not happen on this branch
record Branching(Map<String, String> options, Map<String, Set<String>> classes, Set<String> passed) implements Values {
    static final Branching START = new Branching(Map.of(), Map.of(), Set.of());

    /// A route that participants may take from here.
    ///
    /// @param classes the response classes that lead to it; [Reference#NO_CLASS] stands for none
    record Reachable(int route, List<String> classes) {
        List<String> namedClasses() {
            return classes.stream()
                    .filter(each -> !each.equals(Reference.NO_CLASS))
                    .toList();
        }
    }

    Branching with(String decision, String option, List<String> responseClasses) {
        var moreOptions = new LinkedHashMap<>(options);
        moreOptions.put(decision, option);
        var moreClasses = new LinkedHashMap<>(classes);
        moreClasses.put(decision, Set.copyOf(responseClasses));
        return new Branching(moreOptions, moreClasses, passed);
    }

    /// The same behind a decision that does not happen here.
    Branching passing(String decision) {
        Branching after = with(decision, Reference.NO_OPTION, List.of(Reference.NO_CLASS));
        var more = new HashSet<>(passed);
        more.add(decision);
        return new Branching(after.options, after.classes, more);
    }

    boolean mayHappen(Decision decision, Protocol protocol) {
        return decision.at().stream()
                .anyMatch(occasion -> occasion.when().evaluate(this) != Truth.FALSE
                        && protocol.visit(occasion.visit()).comesTo(this, passed) != Truth.FALSE);
    }

    List<Reachable> reachable(Decision decision) {
        var found = new LinkedHashMap<Integer, List<String>>();
        for (ResponseClass each : decision.classes()) {
            collect(decision, each.id(), found);
        }
        if (!decision.isTailored() || !decision.classes().getLast().when().equals(Condition.ALWAYS)) {
            collect(decision, Reference.NO_CLASS, found);
        }
        return found.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Reachable(entry.getKey(), entry.getValue()))
                .toList();
    }

    private void collect(Decision decision, String responseClass, Map<Integer, List<String>> found) {
        Branching here = inClass(decision.id(), responseClass);
        for (int number = 0; number < decision.routes().size(); number++) {
            Truth truth = decision.routes().get(number).when().evaluate(here);
            if (truth != Truth.FALSE) {
                found.computeIfAbsent(number, none -> new ArrayList<>()).add(responseClass);
            }
            if (truth == Truth.TRUE) {
                return;
            }
        }
    }

    private Branching inClass(String decision, String responseClass) {
        var more = new LinkedHashMap<>(classes);
        more.put(decision, Set.of(responseClass));
        return new Branching(options, more, passed);
    }

    @Override
    public double number(Reference reference) {
        return Double.NaN;
    }

    @Override
    public @Nullable String level(Reference reference) {
        return switch (reference) {
            case Reference.OptionAt(var decision) -> options.get(decision);
            case Reference.ClassAt(var decision) -> onlyClass(decision);
            case Reference.Measured measured -> null;
            case Reference.Characteristic characteristic -> null;
        };
    }

    @Override
    public boolean isUndetermined(Reference reference) {
        return level(reference) == null;
    }

    private @Nullable String onlyClass(String decision) {
        Set<String> possible = classes.get(decision);
        return possible != null && possible.size() == 1 ? possible.iterator().next() : null;
    }
}
