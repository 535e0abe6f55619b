package org.stegvis.server.worklist;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
import org.stegvis.server.page.Frame;
import org.stegvis.server.page.RefusalWords;
import org.stegvis.server.page.Refused;
import org.stegvis.server.page.SignedIn;
import org.stegvis.server.participant.ParticipantRow;
import org.stegvis.server.participant.Participants;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.TrialPages;
import org.stegvis.server.trialsetup.TrialState;

@Controller
class WorkListPage {
    private static final int LONGEST = 200;

    private final TrialPages trialPages;
    private final Participants participants;
    private final Clock clock;

    WorkListPage(TrialPages trialPages, Participants participants, Clock clock) {
        this.trialPages = trialPages;
        this.participants = participants;
        this.clock = clock;
    }

    /// The order in which the groups stand.
    private enum Group {
        RANDOMISE("now"),
        OVERDUE("late"),
        DUE("due"),
        SCREENING(""),
        WAITING("");

        private final String tone;

        Group(String tone) {
            this.tone = tone;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
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
        WorkList model = model(in, sites, search);
        return trialPages.pages().view(in.frame(), part ? "worklist/groups" : "worklist/list", model);
    }

    private WorkList model(InTrial in, @Nullable List<String> sites, String search) {
        LocalDate today = LocalDate.now(clock);
        var lines = new EnumMap<Group, List<WorkList.Line>>(Group.class);
        for (Group group : Group.values()) {
            lines.put(group, new ArrayList<>());
        }
        for (ParticipantRow row : due(in, sites, today)) {
            Group group = group(row, today);
            Objects.requireNonNull(lines.get(group)).add(line(in, row, group, today));
        }
        var groups = new ArrayList<WorkList.Group>();
        lines.forEach((group, some) -> groups.add(group(in, group, some)));
        WorkList.Group found = search.isEmpty() ? null : found(in, sites, search, today);
        boolean empty = groups.stream().allMatch(group -> group.lines().isEmpty())
                && participants.list(in.id(), sites, "", LONGEST).stream().noneMatch(row -> sees(in, row));
        return new WorkList(
                in.id(),
                in.words().date(today),
                groups,
                search,
                found,
                empty,
                !in.siteChoices(Permission.SCREEN).isEmpty(),
                in.state()
                        .refusal()
                        .map(why -> RefusalWords.of(in.words(), why))
                        .orElse(null));
    }

    /// The first of those with something to do whom the reader may see.
    private List<ParticipantRow> due(InTrial in, @Nullable List<String> sites, LocalDate today) {
        var seen = new ArrayList<ParticipantRow>();
        String after = "";
        while (true) {
            List<ParticipantRow> page = participants.due(in.id(), sites, today, after, LONGEST);
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

    private static WorkList.Group group(InTrial in, Group group, List<WorkList.Line> lines) {
        return new WorkList.Group(
                group.word(),
                in.words().t("work." + group.word()),
                group.tone,
                in.words().t("work." + group.word() + ".nothing"),
                lines);
    }

    private WorkList.Group found(InTrial in, @Nullable List<String> sites, String search, LocalDate today) {
        List<WorkList.Line> lines = participants.beginningWith(in.id(), sites, search, LONGEST).stream()
                .filter(row -> sees(in, row))
                .map(row -> line(in, row, group(row, today), today))
                .toList();
        return new WorkList.Group(
                "found", in.words().t("work.found", search), "", in.words().t("work.found.nothing", search), lines);
    }

    private static Group group(ParticipantRow row, LocalDate today) {
        return switch (row.step()) {
            case "decide", "enrol" -> Group.RANDOMISE;
            case "wait" -> Group.WAITING;
            case "collect" -> {
                LocalDate until = row.dueUntil();
                boolean isLate = until != null && until.isBefore(today);
                yield until == null ? Group.SCREENING : isLate ? Group.OVERDUE : Group.DUE;
            }
            default -> Group.SCREENING;
        };
    }

    private static WorkList.Line line(InTrial in, ParticipantRow row, Group group, LocalDate today) {
        String path = in.path("p/" + row.participant());
        LocalDate until = row.dueUntil();
        return new WorkList.Line(
                row.participant(),
                path,
                Objects.requireNonNullElse(row.site(), ""),
                what(in, row),
                until == null ? "" : when(in, until, today),
                group.tone,
                act(in, row, path),
                in.words().t("work.act." + row.step()));
    }

    private static String what(InTrial in, ParticipantRow row) {
        String at = row.at();
        String title = at == null ? "" : title(in, row.step(), at);
        return in.words().t("work.step." + row.step(), title);
    }

    private static String title(InTrial in, String step, String at) {
        var protocol = in.protocol();
        if (step.equals("collect")) {
            return protocol.visits().stream()
                    .filter(visit -> visit.id().equals(at))
                    .map(visit -> visit.title().in(in.language()))
                    .findFirst()
                    .orElse(at);
        }
        return protocol.decisions().stream()
                .filter(decision -> decision.id().equals(at))
                .map(decision -> decision.title().in(in.language()))
                .findFirst()
                .orElseGet(() -> in.words().t("eligibility"));
    }

    private static String when(InTrial in, LocalDate until, LocalDate today) {
        long days = today.until(until, java.time.temporal.ChronoUnit.DAYS);
        return days < 0
                ? in.words().t("work.late", in.words().date(until), -days)
                : in.words().t("work.until", in.words().date(until), days);
    }

    private static @Nullable String act(InTrial in, ParticipantRow row, String path) {
        Map<String, Permission> needed = Map.of(
                "consent", Permission.CONSENT,
                "collect", Permission.ENTER_MEASURES,
                "enrol", Permission.ALLOCATE,
                "decide", Permission.ALLOCATE);
        Permission permission = needed.get(row.step());
        if (permission == null || !in.allows(permission, row.site(), row.participant())) {
            return null;
        }
        return switch (row.step()) {
            case "consent" -> path + "/consent";
            case "collect" -> path + "/visit/" + row.at();
            default -> path + "/decide";
        };
    }
}
