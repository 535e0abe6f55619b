package org.stegvis.server.sessions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The treatments of one participant and their sessions.
///
/// @param today as a form writes it
public record SessionsView(
        String participant,
        String path,
        String act,
        List<Treatment> treatments,
        Filled filled,
        @Nullable String notice,
        String today,
        String key) {
    public SessionsView {
        treatments = List.copyOf(treatments);
    }

    /// A treatment that the participant was allocated to, with its sessions.
    ///
    /// @param ended how it ended; null while it goes on
    /// @param attended how many sessions were attended
    public record Treatment(
            String decision,
            String title,
            String since,
            String planned,
            @Nullable String ended,
            int attended,
            List<Session> sessions) {
        public Treatment {
            sessions = List.copyOf(sessions);
        }
    }

    /// A session as it stands, and what was said of it before.
    ///
    /// @param by who logged it
    /// @param correct where it is corrected
    /// @param corrected by whom and why what stands here was said; null when nothing was corrected
    /// @param before what was said earlier, the latest first
    public record Session(
            String on,
            String minutes,
            boolean attended,
            String content,
            String by,
            String correct,
            @Nullable String corrected,
            List<String> before) {
        public Session {
            before = List.copyOf(before);
        }
    }

    /// What was filled in before.
    public record Filled(String on, String minutes, String elements, String homework) {
        static final Filled NOTHING = new Filled("", "", "", "");
    }
}
