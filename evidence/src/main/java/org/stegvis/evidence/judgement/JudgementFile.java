package org.stegvis.evidence.judgement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.stegvis.evidence.EvidenceFile;
import org.stegvis.exchange.output.WholeFile;
import org.stegvis.protocol.Language;
import tools.jackson.databind.json.JsonMapper;

/// Adds judgements to their file. What stands there already is never touched.
public final class JudgementFile {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private JudgementFile() {}

    /// Adds one judgement at the end, or none when the file as it would be is refused.
    ///
    /// @param judgements the file; it is made when it is not there
    /// @return the whole log, or what is wrong with it
    public static JudgementReading add(Path judgements, EvidenceFile file, Judged judged) throws IOException {
        boolean isNew = !Files.exists(judgements);
        if (!isNew && JudgementReader.read(judgements, file) instanceof JudgementReading.Rejected broken) {
            return broken;
        }
        String before = isNew ? head(file) : Files.readString(judgements);
        String added = (before.endsWith("\n") ? "" : "\n") + line(judged) + "\n";
        JudgementReading reading = JudgementReader.read(judgements.toString(), before + added, file);
        if (reading instanceof JudgementReading.Accepted) {
            if (isNew) {
                WholeFile.write(judgements, before + added);
            } else {
                Files.writeString(judgements, added, StandardOpenOption.APPEND);
            }
        }
        return reading;
    }

    private static String head(EvidenceFile file) {
        return "# What people have judged, oldest first; the latest counts. Add at the end: stegvis evidence judge.\n"
                + "judgements: " + JudgementReader.VERSION + "\nevidence: " + file.id() + "\nentries:\n";
    }

    private static String line(Judged judged) {
        String time = judged.signed().when();
        var fields = new LinkedHashMap<String, String>();
        switch (judged) {
            case Judged.OfQuestion of -> {
                fields.put("question", of.about());
                fields.put("domain", of.part());
                fields.put("concern", of.answer());
            }
            case Judged.OfRecommendation of -> {
                fields.put("recommendation", of.about());
                fields.put("criterion", of.part());
                fields.put("answer", of.answer());
            }
        }
        fields.put("by", judged.signed().by());
        fields.put("at", time);
        fields.put("why", judged.signed().why().in(Language.ENGLISH));
        return "  - " + flow(fields);
    }

    /// A mapping on one line, its values in quotes: JSON strings are YAML strings.
    private static String flow(Map<String, String> fields) {
        var line = new StringBuilder("{");
        fields.forEach((key, value) -> line.append(line.length() == 1 ? "" : ", ")
                .append(key)
                .append(": ")
                .append(MAPPER.writeValueAsString(value)));
        return line.append('}').toString();
    }
}
