package org.stegvis.evidence.fhir;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.evidence.Question;
import org.stegvis.evidence.Source;
import org.stegvis.evidence.StudyRecord;
import org.stegvis.evidence.StudyResult;
import org.stegvis.evidence.living.GuidelineCheck;
import org.stegvis.evidence.living.MonitoringPlan;
import org.stegvis.evidence.living.RecommendationCheck;
import org.stegvis.evidence.living.RunningEvidence;
import org.stegvis.protocol.Language;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A check as a FHIR R5 bundle: for each question its variables and the pooled Evidence with its certainty, each
/// study's result as Evidence of its own, each source as Citation, each recommendation as ArtifactAssessment.
///
/// The same check gives the same bytes; references are name-based UUIDs. Effects are on the scale on which they are
/// printed. Source of the structure: FHIR R5 (5.0.0), resources Evidence, EvidenceVariable, Group, Citation,
/// ArtifactAssessment and Bundle.
public final class EvidenceBundle {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final GuidelineCheck check;
    private final MonitoringPlan plan;
    private final Language language;
    private final Map<String, ObjectNode> entries = new LinkedHashMap<>();

    private EvidenceBundle(GuidelineCheck check, MonitoringPlan plan, Language language) {
        this.check = check;
        this.plan = plan;
        this.language = language;
    }

    /// The bundle as JSON.
    public static String json(GuidelineCheck check, MonitoringPlan plan, Language language) {
        return MAPPER.writeValueAsString(new EvidenceBundle(check, plan, language).bundle());
    }

    private ObjectNode bundle() {
        EvidenceFile file = check.file();
        var variables = new Variables(file, language);
        var written = new WrittenEvidence(check, variables, language);
        for (Question question : file.questions()) {
            variables.of(question).forEach(this::add);
            RunningEvidence now = RunningEvidence.at(file, question, check.day());
            if (now != null) {
                add(written.pooled(now, plan));
            }
            for (Map.Entry<StudyRecord, List<StudyResult>> each :
                    file.resultsOn(question).entrySet()) {
                int number = 1;
                for (StudyResult result : each.getValue()) {
                    add(written.single(question, each.getKey(), result, number++));
                }
                add(citation(each.getKey().source()));
            }
        }
        for (RecommendationCheck each : check.recommendations()) {
            add(citation(each.recommendation().guideline().source()));
            add(new Assessments(check, language).of(each));
        }
        ObjectNode bundle = Resource.object();
        bundle.put("resourceType", "Bundle");
        bundle.put("language", language.tag());
        bundle.put("type", "collection");
        bundle.put("timestamp", check.day() + "T00:00:00Z");
        ArrayNode all = bundle.putArray("entry");
        entries.forEach((address, resource) -> {
            ObjectNode entry = all.addObject();
            entry.put("fullUrl", address);
            entry.set("resource", resource);
        });
        return bundle;
    }

    private void add(ObjectNode resource) {
        entries.putIfAbsent("urn:uuid:" + resource.get("id").asString(), resource);
    }

    private ObjectNode citation(Source source) {
        ObjectNode citation = Resource.of("Citation", check.file().id() + "/" + source.id(), language.tag());
        citation.put("title", source.title());
        citation.put("status", "active");
        ObjectNode cited = citation.putObject("citedArtifact");
        cited.putArray("title").addObject().put("text", source.title());
        String address = source.address();
        if (address != null) {
            cited.putArray("webLocation").addObject().put("url", address);
        }
        return citation;
    }
}
