package org.stegvis.server.access;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The ids of rehearsals: `back-pain~rehearsal-20260301-093000`. No protocol can have such a name, so a rehearsal is
/// never taken for a trial, nor its log for that of one.
public final class RehearsalId {
    private static final String MARK = "~rehearsal-";
    private static final Pattern ID = Pattern.compile("([^@~]+)" + MARK + "\\d{8}-\\d{6}");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final String MADE_UP = "rehearsal:";

    private RehearsalId() {}

    /// The id of a rehearsal that begins now.
    public static String of(String trial, Instant now) {
        return trial + MARK + MOMENT.format(now);
    }

    public static boolean is(String id) {
        return ID.matcher(id).matches();
    }

    /// The trial that is rehearsed; empty for the id of anything else.
    public static Optional<String> trial(String id) {
        var matcher = ID.matcher(id);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /// Somebody made up who plays a role in rehearsals; has no account and no rights anywhere else.
    ///
    /// @param role as documents write it
    /// @param site null for all of them
    public static Actor madeUp(String role, @Nullable String site) {
        return new Actor(MADE_UP + role + (site == null ? "" : "." + site), "rehearsal");
    }

    /// The role that somebody made up plays, with a site behind a dot where it is held at one; empty for anybody else.
    public static Optional<String> role(String actor) {
        return actor.startsWith(MADE_UP) ? Optional.of(actor.substring(MADE_UP.length())) : Optional.empty();
    }
}
