package org.stegvis.server.trialpage;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.access.RehearsalId;
import org.stegvis.server.page.Frame;
import org.stegvis.server.page.Pages;
import org.stegvis.server.page.Refused;
import org.stegvis.server.participant.Course;
import org.stegvis.server.participant.Participants;
import org.stegvis.server.people.People;
import org.stegvis.server.trialsetup.TrialState;
import org.stegvis.server.trialsetup.Trials;

/// Begins a page of a trial: the trial must be there, and its reader must be allowed to see it.
@Component
public class TrialPages {
    private final Pages pages;
    private final Trials trials;
    private final Participants participants;
    private final Access access;

    public TrialPages(Pages pages, Trials trials, Participants participants, Access access) {
        this.pages = pages;
        this.trials = trials;
        this.participants = participants;
        this.access = access;
    }

    public Pages pages() {
        return pages;
    }

    /// Whether somebody invites people to this server and gives roles.
    public boolean administers(Actor actor) {
        return access.allows(actor, Permission.MANAGE_ACCOUNTS, People.LOG, null);
    }

    /// The trials of which somebody may see the work.
    public List<TrialState> visible(Actor actor) {
        return trials.ids().stream()
                .flatMap(id -> trials.find(id).stream())
                .filter(state -> sees(actor, state))
                .toList();
    }

    /// Where somebody begins in a trial: with the work, or with how it goes for who sees no participant.
    public String home(Actor actor, TrialState state) {
        boolean seesSomebody =
                !access.reach(actor, Permission.SEE_PARTICIPANTS, state.trial()).nowhere();
        return "/t/" + state.trial() + (seesSomebody ? "/work" : "/overview");
    }

    private boolean sees(Actor actor, TrialState state) {
        return access.allows(actor, Permission.SEE_TRIAL, state.trial(), null)
                || state.current().protocol().sites().stream()
                        .anyMatch(site -> access.allows(actor, Permission.SEE_TRIAL, state.trial(), site));
    }

    /// A page of a trial.
    ///
    /// @param here the place in the navigation that the page belongs to: `work`, `screen`, `overview`, …, or none
    /// @throws Refused when there is no such trial or its reader may not see it; the two look the same
    public InTrial open(HttpServletRequest request, String trial, String here) {
        Frame frame = pages.frame(request);
        Actor actor = frame.actor();
        TrialState state = trials.find(trial)
                .filter(found -> sees(actor, found))
                .orElseThrow(() -> Refused.of(Refusal.Code.NOT_PERMITTED));
        var in = new InTrial(frame, state, access, null);
        String own = state.current().protocol().trial().title().in(frame.language());
        String title = RehearsalId.is(trial) ? frame.t("rehearsal.of", own) : own;
        return new InTrial(
                frame.in(new Frame.TrialName(trial, title), places(in, here)), state, access, participant(request));
    }

    /// Whom the address is about; null for nobody.
    private static @Nullable String participant(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        && variables.get("participant") instanceof String participant
                ? participant
                : null;
    }

    /// Where a participant stands.
    ///
    /// @throws Refused when there is no such participant or its reader may not see it
    public Course course(InTrial in, String participant) {
        Course course = participants
                .course(in.id(), participant)
                .orElseThrow(() -> Refused.of(
                        in.allows(Permission.SEE_PARTICIPANTS, null)
                                ? Refusal.Code.NO_SUCH_PARTICIPANT
                                : Refusal.Code.NOT_PERMITTED));
        if (!in.allows(Permission.SEE_PARTICIPANTS, course.site(), participant)) {
            throw Refused.of(Refusal.Code.NOT_PERMITTED);
        }
        return course;
    }

    private static List<Frame.Place> places(InTrial in, String here) {
        var places = new ArrayList<Frame.Place>();
        if (RehearsalId.is(in.id())) {
            add(places, in, here, "rehearsed", Permission.SEE_TRIAL);
        }
        add(places, in, here, "work", Permission.SEE_PARTICIPANTS);
        add(places, in, here, "screen", Permission.SCREEN);
        add(places, in, here, "overview", Permission.SEE_TRIAL);
        add(places, in, here, "protocol", Permission.SEE_TRIAL);
        add(places, in, here, "matrix", Permission.SEE_MEASURES);
        add(places, in, here, "queries", Permission.SEE_MEASURES);
        add(places, in, here, "audit", Permission.SEE_LOG);
        add(places, in, here, "therapy", Permission.RECORD_TREATMENT);
        if (in.allows(Permission.SEE_MEASURES, null)) {
            add(places, in, here, "results", Permission.EXPORT_BLIND);
        }
        add(places, in, here, "power", Permission.EXPORT_BLIND);
        add(places, in, here, "committee", Permission.SEE_OPTION_TOTALS);
        if (in.state().released()) {
            add(places, in, here, "aid", Permission.SEE_TRIAL);
        }
        return places;
    }

    private static void add(List<Frame.Place> places, InTrial in, String here, String name, Permission permission) {
        boolean anywhere = !in.siteChoices(permission).isEmpty() || in.allows(permission, null);
        if (anywhere) {
            places.add(new Frame.Place(in.path(name), in.words().t("nav." + name), name.equals(here)));
        }
    }
}
