package org.stegvis.server.trialpage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Language;
import org.stegvis.protocol.Protocol;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.page.Frame;
import org.stegvis.server.page.Refused;
import org.stegvis.server.page.Words;
import org.stegvis.server.trialsetup.TrialState;

/// A page of a trial while it is being made: who reads it, and what they may see.
///
/// @param participant whom the page is about; null for several or none
public record InTrial(
        Frame frame,
        TrialState state,
        Access access,
        @Nullable String participant) {

    public String id() {
        return state.trial();
    }

    public Protocol protocol() {
        return state.current().protocol();
    }

    public Actor actor() {
        return frame.actor();
    }

    public Words words() {
        return frame.words();
    }

    public Language language() {
        return frame.language();
    }

    /// The path of a page of this trial.
    public String path(String below) {
        return "/t/" + id() + "/" + below;
    }

    public boolean allows(Permission permission, @Nullable String site) {
        return participant == null
                ? access.allows(actor(), permission, id(), site)
                : access.allows(actor(), permission, id(), site, participant);
    }

    /// Whether the reader may do something about a participant in a list.
    public boolean allows(Permission permission, @Nullable String site, String about) {
        return access.allows(actor(), permission, id(), site, about);
    }

    /// Goes on only when the reader may do something.
    ///
    /// @throws Refused when it is not allowed
    public void require(Permission permission, @Nullable String site) {
        if (!allows(permission, site)) {
            throw Refused.of(Refusal.Code.NOT_PERMITTED);
        }
    }

    /// The sites at which the reader may do something; null for all of them, and in a trial without sites.
    public @Nullable List<String> sites(Permission permission) {
        if (allows(permission, null)) {
            return null;
        }
        return protocol().sites().stream()
                .filter(site -> allows(permission, site))
                .toList();
    }

    /// The sites about all of whose participants the reader may do something, not only about own ones; null for all
    /// of them, and in a trial without sites.
    public @Nullable List<String> sitesOfAll(Permission permission) {
        if (access.allowsAboutAll(actor(), permission, id(), null)) {
            return null;
        }
        return protocol().sites().stream()
                .filter(site -> access.allowsAboutAll(actor(), permission, id(), site))
                .toList();
    }

    /// The same as choices in a form.
    public List<String> siteChoices(Permission permission) {
        List<String> some = sites(permission);
        return some == null ? protocol().sites() : some;
    }
}
