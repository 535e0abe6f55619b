package org.stegvis.protocol.wording;

import org.stegvis.protocol.Language;
import org.stegvis.protocol.Measure.Direction;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Text;
import org.stegvis.protocol.Treatment;
import org.stegvis.protocol.expression.Reference;

/// The titles that a protocol gives.
record ProtocolNames(Protocol protocol, Language language) implements Names {
    @Override
    public String measure(String id) {
        return protocol.measure(id).title().in(language);
    }

    @Override
    public String visit(String id) {
        if (id.equals(Reference.NOW)) {
            return switch (language) {
                case ENGLISH -> "this visit";
                case NORWEGIAN -> "dette besøket";
            };
        }
        return withinSentence(protocol.visit(id).title());
    }

    @Override
    public String characteristic(String id) {
        return protocol.characteristic(id).title().in(language);
    }

    @Override
    public String decision(String id) {
        return withinSentence(protocol.decision(id).title());
    }

    @Override
    public String level(Reference of, String level) {
        if (of instanceof Reference.ClassAt(var decision)) {
            return protocol.decision(decision).classes().stream()
                    .filter(each -> each.id().equals(level))
                    .map(each -> withinSentence(each.title()))
                    .findFirst()
                    .orElse(level);
        }
        return protocol.treatments().stream()
                .filter(each -> each.id().equals(level))
                .map(Treatment::title)
                .map(this::withinSentence)
                .findFirst()
                .orElse(level);
    }

    @Override
    public Direction better(String measure) {
        return protocol.measure(measure).better();
    }

    @Override
    public boolean isBefore(String visit, String other) {
        if (visit.equals(Reference.NOW) || other.equals(Reference.NOW)) {
            return other.equals(Reference.NOW) && !visit.equals(Reference.NOW);
        }
        var chronology = protocol.chronology();
        return chronology.week(visit) < chronology.week(other);
    }

    /// With a small first letter, unless the title starts with an abbreviation.
    private String withinSentence(Text title) {
        String text = title.in(language);
        boolean abbreviation = text.length() > 1 && Character.isUpperCase(text.charAt(1));
        return text.isEmpty() || abbreviation
                ? text
                : text.substring(0, 1).toLowerCase(language.locale()) + text.substring(1);
    }
}
