package org.stegvis.server.guideline;

import org.stegvis.protocol.Language;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.page.Frame;
import org.stegvis.server.people.People;

/// A page of a guideline while it is being made: who reads it, and what they may do.
record InGuideline(Frame frame, Evidence evidence, Access access) {

    String id() {
        return evidence.state().id();
    }

    Actor actor() {
        return frame.actor();
    }

    Language language() {
        return frame.language();
    }

    String t(String key, Object... arguments) {
        return frame.t(key, arguments);
    }

    /// The path of a page of this guideline.
    String path(String below) {
        return below.isEmpty() ? "/g/" + id() : "/g/" + id() + "/" + below;
    }

    boolean mayChange() {
        return access.allows(actor(), Permission.CHANGE_GUIDELINE, People.LOG, null);
    }

    boolean mayJudge() {
        return access.allows(actor(), Permission.JUDGE_EVIDENCE, People.LOG, null);
    }
}
