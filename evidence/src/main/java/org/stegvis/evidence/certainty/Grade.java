package org.stegvis.evidence.certainty;

/// How certain the evidence is.
/// Source: GUYATT et al. 2008, BMJ 336:924-926.
public enum Grade {
    VERY_LOW(1),
    LOW(2),
    MODERATE(3),
    HIGH(4);

    private final int marks;

    Grade(int marks) {
        this.marks = marks;
    }

    /// From one to four.
    public int marks() {
        return marks;
    }

    /// So many steps lower, not below the lowest.
    Grade lowered(int steps) {
        return values()[Math.max(0, ordinal() - steps)];
    }
}
