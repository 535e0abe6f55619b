package org.stegvis.server.guideline;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.page.FormKey;
import org.stegvis.server.page.Frame;
import org.stegvis.server.page.Pages;
import org.stegvis.server.page.Refused;
import org.stegvis.server.page.SignedIn;
import org.stegvis.server.people.People;

/// Begins a page about guidelines: its reader must work here, and the guideline must be there.
@Component
class GuidelinePages {
    static final int UNPROCESSABLE = 422;
    private final Pages pages;
    private final Guidelines guidelines;
    private final Access access;

    GuidelinePages(Pages pages, Guidelines guidelines, Access access) {
        this.pages = pages;
        this.guidelines = guidelines;
        this.access = access;
    }

    /// The frame of somebody who works here.
    ///
    /// @throws Refused when it is a participant or nobody
    Frame staff(HttpServletRequest request) {
        Frame frame = pages.frame(request);
        if (!frame.signedIn() || SignedIn.participant(frame.actor()) != null) {
            throw Refused.of(Refusal.Code.NOT_PERMITTED);
        }
        return frame;
    }

    boolean mayChange(Frame frame) {
        return access.allows(frame.actor(), Permission.CHANGE_GUIDELINE, People.LOG, null);
    }

    /// A page of a guideline.
    ///
    /// @param here the place in the navigation that the page belongs to, or none
    /// @throws Refused when there is no such guideline, or this program does not read its file
    InGuideline open(HttpServletRequest request, String id, String here) {
        Frame frame = staff(request);
        return switch (guidelines.find(id).orElseThrow(() -> Refused.of(Refusal.Code.NO_SUCH_GUIDELINE))) {
            case Guidelines.Found.Unreadable(var broken, var findings) ->
                throw Refused.of(Refusal.Code.EVIDENCE_REJECTED);
            case Guidelines.Found.Readable(var evidence) -> {
                var in = new InGuideline(frame, evidence, access);
                String title = evidence.file().title().in(frame.language());
                yield new InGuideline(frame.in(new Frame.TrialName(id, title), places(in, here)), evidence, access);
            }
        };
    }

    private static List<Frame.Place> places(InGuideline in, String here) {
        return List.of(
                new Frame.Place("/guidelines", in.t("nav.guidelines"), here.equals("all")),
                new Frame.Place(in.path(""), in.t("nav.questions"), here.equals("questions")),
                new Frame.Place(in.path("results"), in.t("nav.placed"), here.equals("results")),
                new Frame.Place(in.path("history"), in.t("nav.history"), here.equals("history")));
    }

    View view(Frame frame, String template, Object model) {
        return pages.view(frame, "guideline/" + template, model);
    }

    View checked(Frame frame, Object model) {
        return pages.view(frame, "setup/checked", model);
    }

    static View to(String path) {
        var view = new RedirectView(path, true);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }

    /// The key of the request that a form makes; a new one where the form has none.
    static String key(Map<String, String> told) {
        return FormKey.of(told);
    }

    static String newKey() {
        return FormKey.fresh();
    }
}
