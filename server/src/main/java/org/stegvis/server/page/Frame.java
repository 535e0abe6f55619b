package org.stegvis.server.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Language;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.RehearsalId;

/// What stands around the content of every page.
///
/// @param actor who reads it
/// @param path where the page is, to come back to it after the language was changed
/// @param trial the trial it is about; null for none
/// @param places where the reader can go from here
/// @param token guards forms against other sites; null where nothing protects, as in a test of a template
/// @param assets the versions of the files beside the page, by name
public record Frame(
        Words words,
        Actor actor,
        String path,
        @Nullable TrialName trial,
        List<Place> places,
        @Nullable Token token,
        Assets assets) {
    public Frame {
        places = List.copyOf(places);
    }

    public record TrialName(String id, String title) {
        /// Whether everybody in it is made up.
        public boolean isRehearsal() {
            return RehearsalId.is(id);
        }
    }

    /// A page that the navigation leads to.
    ///
    /// @param here whether it is the page being shown
    public record Place(String path, String label, boolean here) {}

    /// A hidden field of every form.
    public record Token(String name, String value) {}

    public String t(String key, Object... arguments) {
        return words.t(key, arguments);
    }

    public Language language() {
        return words.language();
    }

    public Language otherLanguage() {
        return switch (words.language()) {
            case ENGLISH -> Language.NORWEGIAN;
            case NORWEGIAN -> Language.ENGLISH;
        };
    }

    public String asset(String name) {
        return assets.path(name);
    }

    public boolean signedIn() {
        return !actor.id().equals(SignedIn.NOBODY);
    }

    public Frame in(TrialName name, List<Place> where) {
        return new Frame(words, actor, path, name, where, token, assets);
    }
}
