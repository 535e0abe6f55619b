package org.stegvis.server.guideline;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stegvis.evidence.Criterion;
import org.stegvis.evidence.Domain;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.FrameJudgement;
import org.stegvis.evidence.Judgement;
import org.stegvis.evidence.Judgement.Concern;
import org.stegvis.evidence.Signed;
import org.stegvis.evidence.StudyRecord;
import org.stegvis.evidence.judgement.Judged;
import org.stegvis.evidence.judgement.JudgementLog;
import org.stegvis.evidence.living.GuidelineCheck;
import org.stegvis.evidence.living.MonitoringPlan;
import org.stegvis.protocol.Text;

/// What a guideline rests on today: the newest version of its file with what was placed beside it and what was judged.
///
/// @param file all of it together
/// @param judgements those of the file and those of the log, oldest first
/// @param placed the ids of the studies that were placed
/// @param notes what a reader must know of what was placed
record Evidence(
        GuidelineState state,
        EvidenceFile file,
        JudgementLog judgements,
        Set<String> placed,
        List<Text> notes,
        GuidelineCheck check) {
    static final MonitoringPlan PLAN = MonitoringPlan.withDefaults();

    Evidence {
        placed = Set.copyOf(placed);
        notes = List.copyOf(notes);
    }

    /// @param plain the newest version of the file
    static Evidence of(GuidelineState state, EvidenceFile plain, LocalDate day) {
        EvidenceFile together = plain;
        var notes = new ArrayList<Text>();
        for (GuidelineState.Placed each : state.placed()) {
            if (each.counts()) {
                PlacingText text = PlacingText.of(each.text(), each.question(), together, date(each.doing()));
                if (text instanceof PlacingText.Read(var kind, var protocol, var placed)) {
                    together = placed.file();
                    notes.addAll(placed.notes());
                } else {
                    notes.add(Text.of(
                            "What was placed as entry " + each.doing().seq() + " is not read any more; place it anew.",
                            "Det som ble lagt inn som linje " + each.doing().seq()
                                    + ", leses ikke lenger; legg det inn på nytt."));
                }
            }
        }
        JudgementLog judgements = JudgementLog.of(plain, log(state)).upTo(day);
        EvidenceFile judged = judgements.inForce(together);
        return new Evidence(
                state, judged, judgements, added(plain, together), notes, GuidelineCheck.of(judged, day, PLAN));
    }

    private static Set<String> added(EvidenceFile before, EvidenceFile after) {
        Set<String> known = before.studies().stream().map(StudyRecord::id).collect(Collectors.toSet());
        return after.studies().stream()
                .map(StudyRecord::id)
                .filter(id -> !known.contains(id))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// The judgements of the log that this program knows the parts of.
    private static JudgementLog log(GuidelineState state) {
        return new JudgementLog(state.judged().stream()
                .flatMap(each -> Stream.ofNullable(judged(each)))
                .toList());
    }

    private static @Nullable Judged judged(GuidelineState.Judging each) {
        var time = each.doing().at().atZone(ZoneId.systemDefault()).toOffsetDateTime();
        var signed = new Signed(
                each.by(), time.toLocalDate(), time, Text.of(each.doing().why()));
        return judged(each.about(), each.part(), each.answer(), signed);
    }

    /// A judgement of its words; null when there is no such part or answer.
    static @Nullable Judged judged(String about, String part, String answer, Signed signed) {
        for (Domain domain : Domain.values()) {
            for (Concern concern : Concern.values()) {
                if (domain.label().equals(part) && concern.label().equals(answer)) {
                    return new Judged.OfQuestion(about, domain, new Judgement(concern, signed));
                }
            }
        }
        for (Criterion criterion : Criterion.values()) {
            if (criterion.label().equals(part) && criterion.answers().contains(answer)) {
                return new Judged.OfRecommendation(about, new FrameJudgement(criterion, answer, signed));
            }
        }
        return null;
    }

    private static LocalDate date(GuidelineState.Doing doing) {
        return doing.at().atZone(ZoneId.systemDefault()).toLocalDate();
    }
}
