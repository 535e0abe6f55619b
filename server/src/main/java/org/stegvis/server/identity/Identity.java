package org.stegvis.server.identity;

/// Who a participant is. Empty where it is not known.
///
/// @param nationalId as the country of the trial writes it
public record Identity(String name, String email, String telephone, String nationalId) {
    /// Of one field, in characters.
    private static final int LONGEST = 200;

    public static final Identity UNKNOWN = new Identity("", "", "", "");

    public Identity {
        name = name.strip();
        email = email.strip();
        telephone = telephone.strip();
        nationalId = nationalId.strip();
    }

    /// Whether each field can be kept.
    boolean fits() {
        return java.util.stream.Stream.of(name, email, telephone, nationalId)
                        .allMatch(
                                each -> each.length() <= LONGEST && each.chars().noneMatch(Character::isISOControl))
                && (email.isEmpty() || email.matches("[^@\\s]+@[^@\\s]+"))
                && !equals(UNKNOWN);
    }

    /// So that it stands in no log by mistake.
    @Override
    public String toString() {
        return "Identity[…]";
    }
}
