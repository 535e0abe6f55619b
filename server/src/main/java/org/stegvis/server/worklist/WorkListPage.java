package org.stegvis.server.worklist;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.stegvis.server.access.Open;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.access.Requires;
import org.stegvis.server.allocation.HandRequests;
import org.stegvis.server.monitoring.Queries;
import org.stegvis.server.page.Frame;
import org.stegvis.server.page.RefusalWords;
import org.stegvis.server.page.Refused;
import org.stegvis.server.page.SignedIn;
import org.stegvis.server.participant.ParticipantRow;
import org.stegvis.server.participant.Participants;
import org.stegvis.server.reading.MarkedRead;
import org.stegvis.server.reading.OwnAnswers;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.TrialPages;
import org.stegvis.server.trialsetup.TrialState;

/// What there is to do today, and where the reader begins.
@Controller
class WorkListPage {
    private static final int LONGEST = 200;

    private final TrialPages trialPages;
    private final Participants participants;
    private final Queries queries;
    private final OwnAnswers answers;
    private final HandRequests requests;
    private final Clock clock;

    WorkListPage(
            TrialPages trialPages,
            Participants participants,
            Queries queries,
            OwnAnswers answers,
            HandRequests requests,
            Clock clock) {
        this.answers = answers;
        this.requests = requests;
        this.trialPages = trialPages;
        this.participants = participants;
        this.queries = queries;
        this.clock = clock;
    }

    /// A participant's own pages, the only trial of the reader, or the list of them.
    @Open(to = Open.To.SIGNED_IN, why = "leads to the trials that the reader may see")
    @GetMapping("/")
    View start(HttpServletRequest request) {
        Frame frame = trialPages.pages().frame(request);
        if (SignedIn.participant(frame.actor()) != null) {
            return new RedirectView("/me", true);
        }
        List<TrialState> visible = trialPages.visible(frame.actor());
        boolean administers = trialPages.administers(frame.actor());
        if (visible.size() == 1 && !administers) {
            return new RedirectView(trialPages.home(frame.actor(), visible.getFirst()), true);
        }
        var names = visible.stream()
                .map(state -> new Frame.TrialName(
                        state.trial(),
                        state.current().protocol().trial().title().in(frame.language())))
                .toList();
        return trialPages.pages().view(frame, "worklist/trials", new TrialList(names, administers, frame.signedIn()));
    }

    @Requires(value = Permission.SEE_PARTICIPANTS, where = Requires.Where.ANYWHERE)
    @GetMapping("/t/{trial}/work")
    View list(
            @PathVariable String trial,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") List<Long> read,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            HttpServletRequest request) {
        InTrial in = trialPages.open(request, trial, "work");
        List<String> sites = in.sites(Permission.SEE_PARTICIPANTS);
        if (sites != null && sites.isEmpty()) {
            throw Refused.of(Refusal.Code.NOT_PERMITTED);
        }
        String search = q.strip().toUpperCase(Locale.ROOT);
        if (!part && !search.isEmpty()) {
            ParticipantRow exact = participants
                    .find(trial, search)
                    .filter(row -> sees(in, row))
                    .orElse(null);
            if (exact != null) {
                return new RedirectView(in.path("p/" + exact.participant()), true);
            }
        }
        WorkList model = model(in, sites, search, MarkedRead.of(in, read, ""));
        return trialPages.pages().view(in.frame(), part ? "worklist/groups" : "worklist/list", model);
    }

    private WorkList model(InTrial in, @Nullable List<String> sites, String search, @Nullable MarkedRead marked) {
        LocalDate today = LocalDate.now(clock);
        var lines = new WorkLines(in, today);
        WorkKind kind = WorkKind.of(in);
        List<ParticipantRow> rows = due(in, sites, kind.until(today));
        var groups = new ArrayList<>(lines.groups(rows, kind));
        if (kind == WorkKind.EVERYTHING) {
            groups.addAll(0, new HandWork(in, requests, participants).groups());
            groups.addAll(new UnreadWork(in, answers).groups());
            groups.addAll(new QueryWork(in, queries).groups());
        }
        WorkList.Group found = search.isEmpty()
                ? null
                : lines.found(
                        search,
                        participants.beginningWith(in.id(), sites, search, LONGEST).stream()
                                .filter(row -> sees(in, row))
                                .toList());
        boolean empty = groups.stream().allMatch(group -> group.lines().isEmpty())
                && participants.list(in.id(), sites, "", LONGEST).stream().noneMatch(row -> sees(in, row));
        return new WorkList(
                in.id(),
                kind.word(),
                in.words().date(today),
                groups,
                search,
                found,
                empty,
                !in.siteChoices(Permission.SCREEN).isEmpty(),
                in.state()
                        .refusal()
                        .map(why -> RefusalWords.of(in.words(), why))
                        .orElse(null),
                marked);
    }

    /// The first of those with something to do whom the reader may see.
    private List<ParticipantRow> due(InTrial in, @Nullable List<String> sites, LocalDate until) {
        var seen = new ArrayList<ParticipantRow>();
        String after = "";
        while (true) {
            List<ParticipantRow> page = participants.due(in.id(), sites, until, after, LONGEST);
            page.stream().filter(row -> sees(in, row)).forEach(seen::add);
            if (page.size() < LONGEST || seen.size() >= LONGEST) {
                return seen.subList(0, Math.min(seen.size(), LONGEST));
            }
            after = page.getLast().participant();
        }
    }

    private static boolean sees(InTrial in, ParticipantRow row) {
        return in.allows(Permission.SEE_PARTICIPANTS, row.site(), row.participant());
    }
}
