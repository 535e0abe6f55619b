package org.stegvis.server.setup;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.access.RehearsalId;
import org.stegvis.server.access.Requires;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.page.Refused;
import org.stegvis.server.participant.ParticipantRow;
import org.stegvis.server.participant.Participants;
import org.stegvis.server.rehearsal.Rehearsals;
import org.stegvis.server.rehearsal.Standing;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.TrialPages;
import org.stegvis.server.trialsetup.PublishedProtocol;
import org.stegvis.server.trialsetup.Trials;

/// How far a rehearsal has come; it is stopped and thrown away here.
@Controller
class RehearsedPage {
    private static final int ALL = 20_000;

    private final TrialPages trialPages;
    private final Trials trials;
    private final Rehearsals rehearsals;
    private final Participants participants;
    private final EventLog log;

    RehearsedPage(
            TrialPages trialPages, Trials trials, Rehearsals rehearsals, Participants participants, EventLog log) {
        this.trialPages = trialPages;
        this.trials = trials;
        this.rehearsals = rehearsals;
        this.participants = participants;
        this.log = log;
    }

    @Requires(value = Permission.SEE_TRIAL, where = Requires.Where.ANYWHERE)
    @GetMapping("/t/{trial}/rehearsed")
    View show(@PathVariable String trial, HttpServletRequest request) {
        InTrial in = open(request, trial);
        Standing standing = rehearsals.standing(trial);
        PublishedProtocol current = in.state().current();
        String of = RehearsalId.trial(trial).orElseThrow();
        boolean isPublished = trials.find(of).isPresent();
        var view = new RehearsalView(
                current.protocol().trial().title().in(in.language()),
                in.path("rehearsed"),
                state(in, standing),
                tone(standing),
                standing != null && standing.playing(),
                standing == null ? 0 : standing.enrolled(),
                standing == null ? 0 : standing.wanted(),
                figures(in),
                in.frame().places().stream().filter(place -> !place.here()).toList(),
                isPublished ? "/t/" + of + "/rehearsal" : null,
                isPublished ? null : current.text(),
                new ProtocolFiles(current.text(), current.instrumentFiles()).fields());
        return trialPages.pages().view(in.frame(), "setup/rehearsed", view);
    }

    @Requires(value = Permission.SEE_TRIAL, where = Requires.Where.ANYWHERE)
    @PostMapping("/t/{trial}/rehearsed/stop")
    View stop(@PathVariable String trial, HttpServletRequest request) {
        InTrial in = open(request, trial);
        permitted(rehearsals.stop(in.actor(), trial));
        return to(in.path("rehearsed"));
    }

    @Requires(value = Permission.SEE_TRIAL, where = Requires.Where.ANYWHERE)
    @GetMapping("/t/{trial}/rehearsed/throw-away")
    View ask(@PathVariable String trial, HttpServletRequest request) {
        InTrial in = open(request, trial);
        String title = in.protocol().trial().title().in(in.language());
        return trialPages
                .pages()
                .view(
                        in.frame(),
                        "setup/throw-away",
                        new ThrowingAway(title, in.path("rehearsed"), in.path("rehearsed/throw-away")));
    }

    @Requires(value = Permission.SEE_TRIAL, where = Requires.Where.ANYWHERE)
    @PostMapping("/t/{trial}/rehearsed/throw-away")
    View throwAway(@PathVariable String trial, HttpServletRequest request) {
        InTrial in = open(request, trial);
        permitted(rehearsals.throwAway(in.actor(), trial));
        String of = RehearsalId.trial(trial).orElseThrow();
        return to(trials.find(of).isPresent() ? "/t/" + of + "/overview" : "/setup");
    }

    private InTrial open(HttpServletRequest request, String trial) {
        InTrial in = trialPages.open(request, trial, "rehearsed");
        if (!RehearsalId.is(trial)) {
            throw Refused.of(Refusal.Code.NOTHING_TO_DO);
        }
        return in;
    }

    private static void permitted(boolean may) {
        if (!may) {
            throw Refused.of(Refusal.Code.NOT_PERMITTED);
        }
    }

    private static String state(InTrial in, @Nullable Standing standing) {
        if (standing == null) {
            return in.words().t("rehearsal.earlier");
        }
        if (standing.failure() != null) {
            return in.words()
                    .t("rehearsal.failed."
                            + standing.failure().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        if (standing.playing()) {
            return in.words()
                    .t(
                            standing.stopped() ? "rehearsal.stopping" : "rehearsal.playing",
                            standing.enrolled(),
                            standing.wanted());
        }
        return in.words()
                .t(standing.stopped() ? "rehearsal.stopped" : "rehearsal.done", standing.enrolled(), standing.wanted());
    }

    private static String tone(@Nullable Standing standing) {
        return standing == null || standing.playing() || standing.stopped()
                ? "due"
                : standing.failure() == null ? "done" : "late";
    }

    private List<RehearsalView.Figure> figures(InTrial in) {
        List<ParticipantRow> rows = participants.list(in.id(), null, "", ALL);
        long enrolled = rows.stream().filter(row -> row.enrolled() != null).count();
        long underWay = rows.stream()
                .filter(row -> row.status() == ParticipantRow.Status.IN_TRIAL)
                .count();
        var figures = new ArrayList<RehearsalView.Figure>();
        figures.add(figure(in, rows.size(), "overview.screened"));
        figures.add(figure(in, enrolled, "overview.enrolled"));
        figures.add(figure(in, underWay, "rehearsal.under-way"));
        figures.add(figure(in, log.end(in.id()).map(EventLog.End::seq).orElse(0L), "rehearsal.entries"));
        return figures;
    }

    private static RehearsalView.Figure figure(InTrial in, long number, String key) {
        return new RehearsalView.Figure(in.words().number(number), in.words().t(key));
    }

    private static View to(String path) {
        var view = new RedirectView(path, true);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }
}
