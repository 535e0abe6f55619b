package org.stegvis.server.gate;

import java.util.Map;

/// How many requests one person, participant or machine may send to one server within a minute.
///
/// @param aMinute so many at once as well; 0 for no limit
public record RequestLimit(int aMinute) {
    /// The variable of the environment that tells it.
    public static final String VARIABLE = "STEGVIS_REQUESTS_PER_MINUTE";

    /// Fifty a second: a hundred times what a person does in a browser, and enough for a machine that goes through a
    /// trial page by page.
    private static final int USUAL = 3000;

    public RequestLimit {
        if (aMinute < 0) {
            throw new IllegalArgumentException(
                    "The requests a minute (" + aMinute + ") must be 0, for no limit, or more.");
        }
    }

    /// The one that the environment names, else 3000.
    ///
    /// @throws IllegalArgumentException when it is no number
    public static RequestLimit of(Map<String, String> environment) {
        String text = environment.get(VARIABLE);
        if (text == null || text.isBlank()) {
            return new RequestLimit(USUAL);
        }
        if (!text.strip().matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException(
                    VARIABLE + " must be a number of requests, or 0 for no limit; it is '" + text + "'.");
        }
        return new RequestLimit(Integer.parseInt(text.strip()));
    }
}
