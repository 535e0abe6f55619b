package org.stegvis.server.guideline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.setup.Checked;

/// The page on which an evidence file is brought in or changed, or results are placed.
///
/// @param guideline the guideline that it is about; null for a new one
/// @param checked null while there is no text
/// @param questions those that FHIR Evidence may answer; none where that is not asked
/// @param notice why it could not be done; null when nothing is wrong
/// @param key names the request, so that sending it twice does it once
public record EvidenceForm(
        @Nullable String guideline,
        String text,
        @Nullable Checked checked,
        List<Judging.Choice> questions,
        String question,
        String why,
        @Nullable String notice,
        String key) {
    public EvidenceForm {
        questions = List.copyOf(questions);
    }
}
