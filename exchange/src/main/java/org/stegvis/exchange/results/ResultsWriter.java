package org.stegvis.exchange.results;

import java.util.List;
import org.stegvis.estimation.result.Result;
import org.stegvis.protocol.Protocol;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes the results document. The same protocol, data and version give the same text, to the last digit.
public final class ResultsWriter {
    static final int VERSION = 2;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ResultsWriter() {}

    /// The document as JSON, two spaces a level, with a line feed at the end.
    ///
    /// @param results as `PlannedAnalyses` gives them
    public static String text(Protocol protocol, Provenance provenance, List<Result> results) {
        // The lines of the platform would make other bytes on Windows.
        var indenter = new DefaultIndenter("  ", "\n");
        PrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        return JsonMapper.shared().writer().with(printer).writeValueAsString(document(protocol, provenance, results))
                + "\n";
    }

    private static ObjectNode document(Protocol protocol, Provenance provenance, List<Result> results) {
        ObjectNode document = JSON.objectNode();
        document.put("stegvis-results", VERSION);
        document.put("stegvis", provenance.stegvis());
        if (provenance.created() != null) {
            document.put("created", provenance.created().toString());
        }
        document.putObject("protocol").put("id", protocol.trial().id()).put("sha256", provenance.protocolSha256());
        data(document.putObject("data"), provenance);
        var analyses = document.putArray("analyses");
        var nodes = new ResultNodes(protocol);
        results.forEach(result -> analyses.add(nodes.of(result)));
        return document;
    }

    private static void data(ObjectNode data, Provenance provenance) {
        data.put("participants", provenance.participants());
        switch (provenance.data()) {
            case Provenance.Data.File(var sha256) -> data.put("sha256", sha256);
            case Provenance.Data.MappedFile(var sha256, var mapping) ->
                data.put("sha256", sha256).put("mapping-sha256", mapping);
            case Provenance.Data.Simulated(var scenario, var seed) ->
                // A number of JSON may lose the last digits of a long.
                data.put("scenario-sha256", scenario).put("seed", Long.toString(seed));
        }
    }
}
