package org.stegvis.evidence.file;

/// A whole evidence file of one question, to be broken.
public final class SmallFile {
    private SmallFile() {}

    public static final String TEXT = """
            evidence: 1
            id: small
            title: {en: Small}
            sources:
              a: {title: "Author 2010", address: "https://example.org/a"}
              b: {title: "Author 2020"}
            outcomes:
              pain: {title: Pain, unit: points, better: lower}
            questions:
              q:
                title: Does it help?
                population: adults
                intervention: treatment
                comparison: usual care
                outcome: pain
                time: 3 months
                measure: mean-difference
                important-difference: 5
                trials: [{protocol: trial-x, analysis: main, of: pt, versus: cbt}]
                judgements:
                  indirectness: {concern: not-serious, by: A Person, date: 2026-01-02, why: The same people.}
            studies:
              old:
                title: Old trial
                design: randomised
                date: 2010
                source: a
                risk-of-bias: low
                results: [{question: q, estimate: -8, interval: [-12, -4], level: 0.95}]
              new:
                title: New trial
                design: smart
                date: 2020-05
                source: b
                participants: 300
                protocol: trial-x
                risk-of-bias: some-concerns
                results: [{question: q, estimate: -7, interval: [-10, -4], level: 0.95}]
            guidelines:
              g: {title: A guideline, date: 2015, source: a}
            recommendations:
              r:
                guideline: g
                text: Offer it.
                strength: strong
                direction: for
                rests-on: [{question: q, study: old}]
            """;

    /// The file with one text exchanged for another, which must occur.
    public static String with(String text, String other) {
        if (!TEXT.contains(text)) {
            throw new IllegalArgumentException("The file has no '%s'.".formatted(text));
        }
        return TEXT.replace(text, other);
    }
}
