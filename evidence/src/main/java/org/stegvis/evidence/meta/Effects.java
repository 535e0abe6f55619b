package org.stegvis.evidence.meta;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.stegvis.estimation.linear.Column;

/// The k effects that enter a meta-analysis. Effects of one study may be correlated; those of different studies are
/// not.
///
/// @param studies what each belongs to; no study twice
public record Effects(List<Study> studies) {
    public Effects {
        studies = List.copyOf(studies);
        long different = studies.stream().map(Study::label).distinct().count();
        if (different != studies.size()) {
            throw new IllegalArgumentException(
                    "studies must have different labels; give several effects of one study as one Study.");
        }
    }

    /// One effect a study.
    public static Effects independent(List<String> labels, Column values, Column variances) {
        values.requireSize("values", labels.size());
        variances.requireSize("variances", labels.size());
        return new Effects(IntStream.range(0, labels.size())
                .mapToObj(i -> Study.of(labels.get(i), values.get(i), variances.get(i)))
                .toList());
    }

    /// How many effects there are, k.
    public int size() {
        return studies.stream().mapToInt(Study::size).sum();
    }

    /// Whether each study has one effect.
    public boolean areIndependent() {
        return studies.stream().allMatch(study -> study.size() == 1);
    }

    public Column values() {
        return Column.of(studies.stream()
                .flatMapToDouble(study -> IntStream.range(0, study.size()).mapToDouble(study.values()::get))
                .toArray());
    }

    public Column variances() {
        return Column.of(studies.stream()
                .flatMapToDouble(study -> IntStream.range(0, study.size()).mapToDouble(study::variance))
                .toArray());
    }

    /// The label of each effect's study.
    public List<String> labels() {
        var labels = new ArrayList<String>();
        for (Study study : studies) {
            for (int i = 0; i < study.size(); i++) {
                labels.add(study.label());
            }
        }
        return labels;
    }

    /// These without one study.
    public Effects without(int study) {
        var rest = new ArrayList<>(studies);
        rest.remove(study);
        return new Effects(rest);
    }

    /// The first so many studies.
    public Effects first(int count) {
        return new Effects(studies.subList(0, count));
    }

    /// These in groups by study, in the order in which groups appear.
    ///
    /// @param groups one for each study
    public LinkedHashMap<String, Effects> by(List<String> groups) {
        if (groups.size() != studies.size()) {
            throw new IllegalArgumentException(
                    "groups are %d but there are %d studies; give one each.".formatted(groups.size(), studies.size()));
        }
        var lists = new LinkedHashMap<String, List<Study>>();
        for (int i = 0; i < groups.size(); i++) {
            lists.computeIfAbsent(groups.get(i), name -> new ArrayList<>()).add(studies.get(i));
        }
        var effects = new LinkedHashMap<String, Effects>();
        lists.forEach((name, list) -> effects.put(name, new Effects(list)));
        return effects;
    }

    /// These with `study` at the end.
    public Effects with(Study study) {
        var more = new ArrayList<>(studies);
        more.add(study);
        return new Effects(more);
    }
}
