package org.stegvis.evidence;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stegvis.protocol.Text;

/// The evidence of a guideline group: questions, studies, recommendations. Whatever refers to something refers to what
/// is there.
public record EvidenceFile(
        String id,
        Text title,
        List<Question> questions,
        List<StudyRecord> studies,
        List<Recommendation> recommendations) {
    public EvidenceFile {
        questions = List.copyOf(questions);
        studies = List.copyOf(studies);
        recommendations = List.copyOf(recommendations);
    }

    /// The results on a question, by study, oldest first. Those of one study stand together.
    public Map<StudyRecord, List<StudyResult>> resultsOn(Question question) {
        var found = new LinkedHashMap<StudyRecord, List<StudyResult>>();
        studies.stream().sorted(Comparator.comparing(StudyRecord::date)).forEach(study -> {
            List<StudyResult> results = study.results().stream()
                    .filter(result -> result.question().equals(question.id()))
                    .toList();
            if (!results.isEmpty()) {
                found.put(study, results);
            }
        });
        return Collections.unmodifiableMap(found);
    }

    /// The questions on which no recommendation rests.
    public List<Question> unasked() {
        return questions.stream()
                .filter(question -> recommendations.stream()
                        .flatMap(each -> each.restsOn().stream())
                        .noneMatch(basis -> basis.question().equals(question)))
                .toList();
    }

    /// What was known on a day: this without the studies that were published later.
    public EvidenceFile upTo(LocalDate day) {
        return with(studies.stream().filter(study -> !study.date().isAfter(day)).toList());
    }

    /// This with other studies.
    public EvidenceFile with(List<StudyRecord> others) {
        return new EvidenceFile(id, title, questions, others, recommendations);
    }
}
