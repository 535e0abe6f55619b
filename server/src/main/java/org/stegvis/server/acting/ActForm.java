package org.stegvis.server.acting;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.timeline.ParticipantView.CriterionLine;
import org.stegvis.server.trialpage.Field;

/// A form about a participant.
///
/// @param back where the reader came from
/// @param notice what went wrong; null when nothing did
/// @param key names the request, so that sending it twice does it once
/// @param criteria shown beside a screening form
public record ActForm(
        String title,
        String text,
        String back,
        String backLabel,
        String action,
        String button,
        boolean danger,
        @Nullable String notice,
        String key,
        List<Field> fields,
        List<CriterionLine> criteria,
        @Nullable String checkPath) {
    public ActForm {
        fields = List.copyOf(fields);
        criteria = List.copyOf(criteria);
    }
}
