package org.stegvis.server.timeline;

import java.util.List;
import org.stegvis.protocol.Criterion;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.expression.Values;
import org.stegvis.protocol.wording.ExpressionWording;
import org.stegvis.protocol.wording.Names;
import org.stegvis.server.timeline.ParticipantView.CriterionLine;

/// The criteria of eligibility, each met, failed or not to be told yet.
public final class Criteria {
    private Criteria() {}

    public static List<CriterionLine> of(Protocol protocol, Values values, Language language) {
        return protocol.eligibility().stream()
                .map(each -> new CriterionLine(
                        title(each, protocol, language),
                        switch (each.require().evaluate(values)) {
                            case TRUE -> "met";
                            case FALSE -> "failed";
                            case UNKNOWN -> "open";
                        }))
                .toList();
    }

    /// The requirement in words.
    static String title(Criterion criterion, Protocol protocol, Language language) {
        return new ExpressionWording(Names.of(protocol, language), language).of(criterion.require());
    }
}
