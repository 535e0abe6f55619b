package org.stegvis.server.access;

/// Who does something, and from where.
///
/// @param id names the person or machine for good: `user:17`, `operator`, `system`; never a name that can change
/// hands
/// @param origin where the request came from: `api 10.1.2.3`, `web 10.1.2.3`, `command line`
public record Actor(String id, String origin) {
    /// The server itself: what is done because a time has come.
    public static final Actor SYSTEM = new Actor("system", "server");

    /// The id of whoever runs commands on the server's machine with its files in hand.
    public static final String OPERATOR = "operator";

    /// A participant, who may do some things about themself.
    public static Actor participant(String trial, String participant, String origin) {
        return new Actor("participant:" + trial + "/" + participant, origin);
    }

    public Actor {
        if (id.isBlank() || origin.isBlank()) {
            throw new IllegalArgumentException(
                    "An actor ('" + id + "' from '" + origin + "') must have id and origin.");
        }
    }
}
