package org.stegvis.exchange.csv;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.stegvis.protocol.yaml.DocumentPath;
import org.stegvis.protocol.yaml.Finding;
import org.stegvis.protocol.yaml.Severity;

/// Collects the findings of one data file.
///
/// A column that is wrong is wrong in every row, so of the findings about one column the first [#MOST_ALIKE] are kept
/// and the others counted; and of all of them the first [#MOST], errors before warnings.
final class DataFindings {
    static final int MOST = 50;
    static final int MOST_ALIKE = 5;
    private static final int MOST_GROUPS = 1000;

    private final Map<Group, Kept> groups = new LinkedHashMap<>();
    private long errors;
    private long uncollected;

    /// What findings have in common that are alike.
    private record Group(String column, Severity severity, String kind) {}

    private static final class Kept {
        private final List<Finding> findings = new ArrayList<>();
        private long more;
    }

    void add(Finding finding) {
        add(finding.path(), finding.severity(), "", () -> finding);
    }

    /// Adds a finding about a column; it is made only when it is kept.
    ///
    /// @param kind what else makes findings alike; empty when the column does
    void add(String column, Severity severity, String kind, Supplier<Finding> finding) {
        errors += severity == Severity.ERROR ? 1 : 0;
        var group = new Group(column, severity, kind);
        if (groups.size() >= MOST_GROUPS && !groups.containsKey(group)) {
            uncollected++;
            return;
        }
        Kept kept = groups.computeIfAbsent(group, none -> new Kept());
        boolean isAboutTheFile = column.isEmpty() && kind.isEmpty();
        if (kept.findings.size() < (isAboutTheFile ? MOST : MOST_ALIKE)) {
            kept.findings.add(finding.get());
        } else {
            kept.more++;
        }
    }

    boolean hasErrors() {
        return errors > 0;
    }

    /// Those that are kept in the order of the file, each group with the count of those left out.
    List<Finding> all() {
        List<Finding> each = new ArrayList<>();
        groups.values().forEach(kept -> each.addAll(told(kept)));
        each.sort(Comparator.comparing(Finding::severity).thenComparing(Finding::place));
        long leftOut = each.size() - MOST + uncollected;
        List<Finding> told = new ArrayList<>(each.subList(0, Math.min(MOST, each.size())));
        told.sort(Comparator.comparing(Finding::place));
        if (leftOut > 0) {
            // Errors come first, so some may be left out only where all that are told are errors.
            boolean onlyErrors = told.stream().allMatch(Finding::isError);
            told.add(new Finding(
                    onlyErrors ? Severity.ERROR : Severity.WARNING,
                    told.getLast().place(),
                    "",
                    "and " + leftOut + " more findings",
                    "none",
                    null,
                    "Mend the ones above and read the file again."));
        }
        return List.copyOf(told);
    }

    private static List<Finding> told(Kept kept) {
        if (kept.more == 0) {
            return kept.findings;
        }
        List<Finding> told = new ArrayList<>(kept.findings);
        Finding last = told.removeLast();
        String more = " (and " + kept.more + " more like it)";
        told.add(new Finding(
                last.severity(),
                last.place(),
                last.path(),
                last.found() + more,
                last.expected(),
                last.nearest(),
                last.remedy()));
        return told;
    }

    static DocumentPath path(String column) {
        return column.isEmpty() ? DocumentPath.ROOT : DocumentPath.ROOT.key(column);
    }
}
