package org.stegvis.report.guideline;

import org.stegvis.evidence.Criterion;
import org.stegvis.evidence.Domain;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.Judgement.Concern;
import org.stegvis.evidence.judgement.JudgementLog;
import org.stegvis.protocol.Language;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Words;

/// What can be judged, and how, in words.
public final class JudgementWords {
    private final Words words;

    public JudgementWords(Language language) {
        this.words = new Words(language);
    }

    public String domain(Domain domain) {
        return new CertaintyWords(words).domain(domain);
    }

    public String concern(Concern concern) {
        return new CertaintyWords(words).concern(concern);
    }

    public String criterion(Criterion criterion) {
        return new CriterionWords(words).criterion(criterion);
    }

    /// What people choose when they judge by a criterion.
    ///
    /// @param answer one of those of a criterion, by its name in files
    public String answer(String answer) {
        return new CriterionWords(words).answer(answer);
    }

    /// Every judgement on the evidence of a file, oldest first.
    public Node history(EvidenceFile file, JudgementLog judgements) {
        return new HistoryTable(file, judgements, words).table();
    }
}
