package org.stegvis.server.identity;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Language;

/// Who a participant is. Empty where it is not known.
///
/// @param nationalId as the country of the trial writes it
/// @param language the tag of the one that messages are written in: `en`, `nb`; empty where it was not told
public record Identity(
        String name,
        String email,
        String telephone,
        String nationalId,
        @Nullable String language) {
    /// Of one field, in characters.
    private static final int LONGEST = 200;

    public static final Identity UNKNOWN = new Identity("", "", "", "", "");

    public Identity {
        name = name.strip();
        email = email.strip();
        telephone = telephone.strip();
        nationalId = nationalId.strip();
        // What was kept by earlier versions has none.
        language = language == null ? "" : language.strip();
    }

    /// The language of messages; null where it was not told.
    public @Nullable Language speaks() {
        for (Language each : Language.values()) {
            if (each.tag().equals(language)) {
                return each;
            }
        }
        return null;
    }

    /// With the language of what was kept before, where this one tells none.
    Identity orSpeaking(Identity before) {
        Language spoken = before.speaks();
        return speaks() == null && spoken != null ? speaking(spoken) : this;
    }

    /// Whether all that reached the participant before still does.
    boolean isReachedAs(Identity before) {
        return (before.email.isEmpty() || before.email.equalsIgnoreCase(email))
                && (before.telephone.isEmpty() || digits(before.telephone).equals(digits(telephone)));
    }

    private static String digits(String telephone) {
        return telephone.replaceAll("[\\s()./-]", "");
    }

    Identity speaking(Language other) {
        return new Identity(name, email, telephone, nationalId, other.tag());
    }

    /// Whether each field can be kept.
    boolean fits() {
        return Stream.of(name, email, telephone, nationalId)
                        .allMatch(
                                each -> each.length() <= LONGEST && each.chars().noneMatch(Character::isISOControl))
                && (email.isEmpty() || email.matches("[^@\\s]+@[^@\\s]+"))
                && ("".equals(language) || speaks() != null)
                && !equals(UNKNOWN);
    }

    /// So that it stands in no log by mistake.
    @Override
    public String toString() {
        return "Identity[…]";
    }
}
