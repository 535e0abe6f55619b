package org.stegvis.server.setup;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stegvis.protocol.file.ProtocolReader;
import org.stegvis.protocol.file.Reading;

/// A protocol text with the files that it names, as they stand in a form.
///
/// @param beside the text of each file of own instruments, by the name that the protocol gives it
record ProtocolFiles(String text, Map<String, String> beside) {
    static final String PROTOCOL = "protocol.yaml";
    /// Begins the name of a field that holds a file.
    private static final String FIELD = "file:";

    ProtocolFiles {
        beside = Collections.unmodifiableMap(new LinkedHashMap<>(beside));
    }

    static ProtocolFiles told(Map<String, String> told) {
        var beside = new LinkedHashMap<String, String>();
        told.forEach((field, value) -> {
            // A file whose text was taken away is a file that is not there.
            if (field.startsWith(FIELD) && !value.isBlank()) {
                beside.put(field.substring(FIELD.length()), value);
            }
        });
        return new ProtocolFiles(told.getOrDefault("text", ""), beside);
    }

    Reading read() {
        return beside.isEmpty() ? ProtocolReader.read(PROTOCOL, text) : ProtocolReader.read(PROTOCOL, text, beside);
    }

    List<SetupForm.File> fields() {
        return beside.entrySet().stream()
                .map(each -> new SetupForm.File(FIELD + each.getKey(), each.getKey(), each.getValue()))
                .toList();
    }
}
