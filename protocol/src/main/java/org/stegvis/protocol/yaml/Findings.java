package org.stegvis.protocol.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Collects the findings of one reading, so that a person sees them all at once.
///
/// It keeps the first [#MOST] of them: nobody reads more, and a hostile file could make millions.
public final class Findings {
    public static final int MOST = 200;

    private final List<Finding> kept = new ArrayList<>();
    private int errors;

    public void add(Finding finding) {
        if (finding.isError()) {
            errors++;
        }
        if (!isFull()) {
            kept.add(finding);
        } else if (finding.isError() && errors == 1) {
            // The first error must be seen even behind a wall of warnings.
            kept.set(MOST - 1, finding);
        }
    }

    public void error(Node at, String found, String expected, String remedy) {
        add(Finding.error(at.place(), at.path(), found, expected, remedy));
    }

    public void warning(Node at, String found, String expected, String remedy) {
        add(Finding.warning(at.place(), at.path(), found, expected, remedy));
    }

    /// A name that is not among the declared ones; tells the nearest.
    ///
    /// @param kind what the name should be the name of, with its article: `a treatment`
    public void unknownName(Node at, String name, String kind, Collection<String> declared) {
        if (isFull()) {
            errors++;
            return;
        }
        String expected = declared.isEmpty()
                ? kind + " (none is declared)"
                : "the name of " + kind + " (" + Shown.list(declared) + ")";
        add(Finding.error(at.place(), at.path(), Shown.quoted(name), expected, "")
                .withNearest(NearestName.to(name, declared)));
    }

    /// Counts an error that is not told, because it follows from one that is.
    public void addUntold() {
        if (errors == 0) {
            throw new IllegalStateException("An error that follows from another must come after it.");
        }
        errors++;
    }

    public boolean hasErrors() {
        return errors > 0;
    }

    /// Whether further findings are only counted.
    public boolean isFull() {
        return kept.size() >= MOST;
    }

    public int errors() {
        return errors;
    }

    /// The findings in the order of the file.
    public List<Finding> all() {
        return kept.stream().sorted(Comparator.comparing(Finding::place)).toList();
    }

    public List<Finding> warnings() {
        return all().stream().filter(finding -> !finding.isError()).toList();
    }
}
