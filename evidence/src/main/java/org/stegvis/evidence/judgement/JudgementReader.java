package org.stegvis.evidence.judgement;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stegvis.evidence.Criterion;
import org.stegvis.evidence.Domain;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.FrameJudgement;
import org.stegvis.evidence.Judgement;
import org.stegvis.evidence.Judgement.Concern;
import org.stegvis.evidence.Question;
import org.stegvis.evidence.Recommendation;
import org.stegvis.evidence.Signed;
import org.stegvis.protocol.Text;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Limits;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Scalar;
import org.stegvis.protocol.yaml.Source;
import org.stegvis.protocol.yaml.YamlTree;

/// Reads the judgements on an evidence file, format version 1. Never throws for what a file holds.
///
/// The format is described in `docs/reference/evidence.md`.
public final class JudgementReader {
    static final int VERSION = 1;

    private final EvidenceFile file;
    private final Findings findings;

    private JudgementReader(EvidenceFile file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /// Where the judgements on an evidence file stand: `back-pain.judgements.yaml` beside `back-pain.yaml`.
    public static Path beside(Path evidence) {
        String name = evidence.getFileName().toString().replaceFirst("\\.(yaml|yml)$", "");
        return evidence.resolveSibling(name + ".judgements.yaml");
    }

    public static JudgementReading read(Path judgements, EvidenceFile file) {
        var findings = new Findings();
        return read(Source.read(judgements, Limits.withDefaults(), findings), file, findings);
    }

    /// Reads a text.
    ///
    /// @param name what findings call it
    public static JudgementReading read(String name, String text, EvidenceFile file) {
        return read(Source.of(name, text), file, new Findings());
    }

    private static JudgementReading read(@Nullable Source source, EvidenceFile file, Findings findings) {
        Node root = source == null ? null : YamlTree.of(source, Limits.withDefaults(), findings);
        List<Judged> entries = root == null ? List.of() : new JudgementReader(file, findings).entries(root);
        return findings.hasErrors()
                ? new JudgementReading.Rejected(findings.all())
                : new JudgementReading.Accepted(new JudgementLog(entries));
    }

    private List<Judged> entries(Node root) {
        Fields fields = Fields.of(root, "judgements, evidence and entries", findings);
        if (fields == null) {
            return List.of();
        }
        Node version = fields.required("judgements");
        if (version != null && !(version instanceof Scalar scalar && scalar.number() == VERSION)) {
            findings.error(
                    version,
                    "version " + version.shown() + " of the format",
                    "version " + VERSION,
                    "This program reads version " + VERSION + " only.");
        }
        Node evidence = fields.required("evidence");
        String id = evidence == null ? null : Expect.text(evidence, findings);
        if (evidence != null && id != null && !id.equals(file.id())) {
            findings.error(
                    evidence, "judgements on '" + id + "'", "'" + file.id() + "', the id of the evidence file", "");
        }
        Node node = fields.required("entries");
        List<Node> items = node == null ? null : Expect.items(node, "a list of judgements", findings);
        fields.rejectOthers();
        var all = new ArrayList<Judged>();
        OffsetDateTime last = null;
        for (Node item : items == null ? List.<Node>of() : items) {
            Judged judged = entry(item);
            if (judged == null) {
                continue;
            }
            OffsetDateTime time = judged.signed().time();
            if (time != null && last != null && time.isBefore(last)) {
                findings.error(
                        item,
                        "a judgement of " + time + " after one of " + last,
                        "the oldest first",
                        "Add new judgements at the end; the latest counts.");
            }
            last = time;
            all.add(judged);
        }
        return all;
    }

    private @Nullable Judged entry(Node node) {
        Fields fields = Fields.of(node, "a judgement", findings);
        if (fields == null) {
            return null;
        }
        Judged judged = fields.has("recommendation") ? ofRecommendation(fields) : ofQuestion(fields);
        fields.rejectOthers();
        return judged;
    }

    private @Nullable Judged ofQuestion(Fields fields) {
        String question = name(
                fields.required("question"),
                "a question",
                file.questions().stream().map(Question::id).toList());
        Domain domain = choice(fields.required("domain"), Domain.values(), Domain::label);
        Concern concern = choice(fields.required("concern"), Concern.values(), Concern::label);
        Signed signed = signed(fields);
        return question == null || domain == null || concern == null || signed == null
                ? null
                : new Judged.OfQuestion(question, domain, new Judgement(concern, signed));
    }

    private @Nullable Judged ofRecommendation(Fields fields) {
        String recommendation = name(
                fields.required("recommendation"),
                "a recommendation",
                file.recommendations().stream().map(Recommendation::id).toList());
        Criterion criterion = choice(fields.required("criterion"), Criterion.values(), Criterion::label);
        Node answerNode = fields.required("answer");
        String answer = answerNode == null || criterion == null
                ? null
                : name(answerNode, "an answer to '" + criterion.label() + "'", criterion.answers());
        Signed signed = signed(fields);
        return recommendation == null || criterion == null || answer == null || signed == null
                ? null
                : new Judged.OfRecommendation(recommendation, new FrameJudgement(criterion, answer, signed));
    }

    private @Nullable Signed signed(Fields fields) {
        String by = fields.requiredText("by");
        Node at = fields.required("at");
        String why = fields.requiredText("why");
        OffsetDateTime time = null;
        if (at != null) {
            try {
                time = OffsetDateTime.parse(at instanceof Scalar scalar ? scalar.text() : "");
            } catch (DateTimeException noTime) {
                findings.error(at, at.shown(), "a day, a time and its zone, as 2026-11-25T14:30:00+01:00", "");
            }
        }
        return by == null || time == null || why == null
                ? null
                : new Signed(by, time.toLocalDate(), time, Text.of(why));
    }

    private @Nullable String name(@Nullable Node node, String kind, List<String> declared) {
        String name = node == null ? null : Expect.text(node, findings);
        if (node == null || name == null) {
            return null;
        }
        if (!declared.contains(name)) {
            findings.unknownName(node, name, kind, declared);
            return null;
        }
        return name;
    }

    private <E extends Enum<E>> @Nullable E choice(@Nullable Node node, E[] all, Function<E, String> label) {
        String name = name(node, "one of these", Stream.of(all).map(label).toList());
        return Stream.of(all)
                .filter(each -> label.apply(each).equals(name))
                .findFirst()
                .orElse(null);
    }
}
