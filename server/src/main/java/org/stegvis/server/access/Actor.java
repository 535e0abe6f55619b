package org.stegvis.server.access;

import org.jspecify.annotations.Nullable;

/// Who does something, and from where.
///
/// @param id names the person or machine for good: `user:17`, `operator`, `system`; never a name that can change
/// hands
/// @param origin where the request came from: `api 10.1.2.3`, `web 10.1.2.3`, `command line`
/// @param signature with which the actor signs what they do with this request; null when they do not
public record Actor(String id, String origin, @Nullable Signature signature) {

    /// A signature that is being given: the printed name and what it means (21 CFR 11.50). The log binds it
    /// to the entry that it signs.
    ///
    /// @param meaning as documents write it: `approved`
    public record Signature(String name, String meaning) {
        public Signature {
            if (name.isBlank() || meaning.isBlank()) {
                throw new IllegalArgumentException(
                        "A signature ('" + name + "', '" + meaning + "') must have a name and a meaning.");
            }
        }
    }

    /// The server itself: what is done because a time has come.
    public static final Actor SYSTEM = new Actor("system", "server");

    private static final String PERSON = "user:";

    /// The id of whoever runs commands on the server's machine with its files in hand.
    public static final String OPERATOR = "operator";

    /// A participant, who may do some things about themself.
    public static Actor participant(String trial, String participant, String origin) {
        return new Actor("participant:" + trial + "/" + participant, origin);
    }

    public Actor(String id, String origin) {
        this(id, origin, null);
    }

    /// The same, who signs what they do. Only for who has shown just now who they are.
    public Actor signing(String name, String meaning) {
        return new Actor(id, origin, new Signature(name, meaning));
    }

    /// Whether it is a person with an account, who can sign; the operator and machines cannot.
    public boolean isPerson() {
        return id.startsWith(PERSON);
    }

    public Actor {
        if (id.isBlank() || origin.isBlank()) {
            throw new IllegalArgumentException(
                    "An actor ('" + id + "' from '" + origin + "') must have id and origin.");
        }
    }
}
