package org.stegvis.evidence.fhir;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.yaml.Expect;
import org.stegvis.protocol.yaml.Fields;
import org.stegvis.protocol.yaml.Findings;
import org.stegvis.protocol.yaml.Node;

/// Where an Evidence says that it was published: the first citation it gives, and an address that may be shown.
final class Related {
    private final Findings findings;
    private @Nullable String citation;
    private @Nullable String address;

    Related(Findings findings) {
        this.findings = findings;
    }

    void read(Fields evidence) {
        Node cited = evidence.optional("citeAsMarkdown");
        evidence.optional("citeAsReference");
        if (cited != null) {
            citation = Expect.text(cited, findings);
        }
        Node node = evidence.optional("relatedArtifact");
        List<Node> items = node == null ? null : Expect.items(node, "a list of artifacts", findings);
        for (Node item : items == null ? List.<Node>of() : items) {
            Fields artifact = Fields.of(item, "an artifact", findings);
            if (artifact == null) {
                continue;
            }
            artifact.required("type");
            String text = artifact.optionalText("citation");
            citation = citation == null ? text : citation;
            Node document = artifact.optional("document");
            Fields attachment = document == null ? null : Fields.of(document, "a document", findings);
            String url = attachment == null ? null : attachment.optionalText("url");
            address = address == null && url != null && url.startsWith("https://") ? url : address;
        }
    }

    @Nullable
    String citation() {
        return citation;
    }

    @Nullable
    String address() {
        return address;
    }
}
