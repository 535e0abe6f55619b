package org.stegvis.server.setup;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.page.Frame;

/// A rehearsal: how far it has come, and where to look.
///
/// @param path of this page
/// @param state a sentence
/// @param tone `due` while it is played, `done`, or `late` when it failed
/// @param playing whether it is being played on this server
/// @param enrolled participants so far, of `wanted`; 0 where nothing is known of them
/// @param places pages of the rehearsal
/// @param again where to begin another one; null where the trial is not published yet
/// @param text of the protocol, to go back to it; null where the trial is published
/// @param files of own instruments, to go back with it
public record RehearsalView(
        String title,
        String path,
        String state,
        String tone,
        boolean playing,
        int enrolled,
        int wanted,
        List<Figure> figures,
        List<Frame.Place> places,
        @Nullable String again,
        @Nullable String text,
        List<SetupForm.File> files) {
    public RehearsalView {
        figures = List.copyOf(figures);
        places = List.copyOf(places);
        files = List.copyOf(files);
    }

    public record Figure(String number, String of) {}
}
