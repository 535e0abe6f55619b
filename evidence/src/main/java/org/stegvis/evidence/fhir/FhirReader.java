package org.stegvis.evidence.fhir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.yaml.DocumentPath;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Finding;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Limits;
import org.stegvis.protocol.yaml.Mapping;
import org.stegvis.protocol.yaml.Node;
import org.stegvis.protocol.yaml.Place;
import org.stegvis.protocol.yaml.Scalar;
import org.stegvis.protocol.yaml.Source;
import org.stegvis.protocol.yaml.YamlTree;

/// Reads FHIR R5 JSON: one Evidence, or a Bundle with such. XML and earlier versions are refused with the way
/// out. Never throws for what a file holds; each mistake is told with its line and path. Of a bundle the
/// Evidence is read and the rest passed over.
public final class FhirReader {
    private static final Limits LIMITS = new Limits(16 << 20, 50, 1_000_000);
    private static final String REMEDY =
            "This program reads FHIR R5 (5.0.0) as JSON, an Evidence or a Bundle with Evidence.";
    private static final String AS_JSON =
            "Ask its server for JSON (Accept: application/fhir+json), or convert it to JSON of FHIR R5 (5.0.0).";
    private static final String CONVERT = "Convert it to FHIR R5 (5.0.0): there it is an Evidence.";

    /// Resources of earlier versions that became Evidence in R5.
    private static final List<String> EARLIER =
            List.of("EffectEvidenceSynthesis", "RiskEvidenceSynthesis", "EvidenceReport");

    private final Findings findings;

    private FhirReader(Findings findings) {
        this.findings = findings;
    }

    /// Whether a file says that it is FHIR. A file that cannot be read says nothing.
    public static boolean isFhir(Path file) {
        var unheard = new Findings();
        return isFhir(Source.read(file, LIMITS, unheard), unheard);
    }

    /// Whether a text says that it is FHIR.
    ///
    /// @param name what findings call it
    public static boolean isFhir(String name, String text) {
        return isFhir(Source.of(name, text), new Findings());
    }

    private static boolean isFhir(@Nullable Source source, Findings unheard) {
        if (isXml(source)) {
            return true;
        }
        Node root = source == null ? null : YamlTree.of(source, LIMITS, unheard);
        return root instanceof Mapping mapping && mapping.get("resourceType") != null;
    }

    public static FhirReading read(Path file) {
        var findings = new Findings();
        return read(Source.read(file, LIMITS, findings), findings);
    }

    /// Reads a text.
    ///
    /// @param name what findings call it
    public static FhirReading read(String name, String text) {
        return read(Source.of(name, text), new Findings());
    }

    private static boolean isXml(@Nullable Source source) {
        return source != null && source.startsWith("<");
    }

    private static FhirReading read(@Nullable Source source, Findings findings) {
        if (source != null && isXml(source)) {
            findings.add(
                    Finding.error(Place.startOf(source.name()), DocumentPath.ROOT, "XML", "JSON of FHIR R5", AS_JSON));
            return new FhirReading.Rejected(findings.all());
        }
        Node root = source == null ? null : YamlTree.of(source, LIMITS, findings);
        List<FhirEvidence> evidence = root == null ? List.of() : new FhirReader(findings).all(root);
        if (root != null && evidence.isEmpty() && !findings.hasErrors()) {
            findings.error(root, "no Evidence", "an Evidence with a statistic that can be pooled", REMEDY);
        }
        return findings.hasErrors()
                ? new FhirReading.Rejected(findings.all())
                : new FhirReading.Accepted(evidence, findings.warnings());
    }

    private List<FhirEvidence> all(Node root) {
        Fields fields = Fields.of(root, "a FHIR resource", findings);
        Node typeNode = fields == null ? null : fields.required("resourceType");
        String type = typeNode == null ? null : Expect.text(typeNode, findings);
        if (fields == null || typeNode == null || type == null) {
            return List.of();
        }
        return switch (type) {
            case "Evidence" -> only(new EvidenceResource(findings).read(root));
            case "Bundle" -> bundle(fields);
            default -> {
                boolean isEarlier = EARLIER.contains(type);
                findings.error(
                        typeNode,
                        "the resource " + typeNode.shown() + (isEarlier ? ", of an earlier version of FHIR" : ""),
                        "Evidence or Bundle",
                        isEarlier ? CONVERT : REMEDY);
                yield List.of();
            }
        };
    }

    private static List<FhirEvidence> only(@Nullable FhirEvidence one) {
        return one == null ? List.of() : List.of(one);
    }

    private List<FhirEvidence> bundle(Fields fields) {
        Node node = fields.optional("entry");
        List<Node> entries = node == null ? null : Expect.items(node, "a list of entries", findings);
        var all = new ArrayList<FhirEvidence>();
        for (Node item : entries == null ? List.<Node>of() : entries) {
            Node resource = item instanceof Mapping entry ? entry.get("resource") : null;
            boolean isEvidence = resource instanceof Mapping mapping
                    && mapping.get("resourceType") instanceof Scalar type
                    && type.text().equals("Evidence");
            if (resource != null && isEvidence) {
                all.addAll(only(new EvidenceResource(findings).read(resource)));
            }
        }
        return all;
    }
}
