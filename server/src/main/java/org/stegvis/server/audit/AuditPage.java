package org.stegvis.server.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriComponentsBuilder;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.access.Requires;
import org.stegvis.server.audit.AuditView.ChainState;
import org.stegvis.server.audit.AuditView.Seeking;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.eventlog.Sought;
import org.stegvis.server.eventlog.Verification;
import org.stegvis.server.page.Refused;
import org.stegvis.server.participant.Participants;
import org.stegvis.server.people.Names;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.TrialPages;

/// Who did what, when and why, as far as the reader may know it; and whether the chain of the log holds.
@Controller
class AuditPage {
    private static final int SHOWN = 50;

    /// Of days that can be asked for.
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 9999;

    private final TrialPages trialPages;
    private final EventLog log;
    private final Participants participants;
    private final Names names;
    private final Clock clock;

    AuditPage(TrialPages trialPages, EventLog log, Participants participants, Names names, Clock clock) {
        this.trialPages = trialPages;
        this.log = log;
        this.participants = participants;
        this.names = names;
        this.clock = clock;
    }

    @Requires(value = Permission.SEE_LOG, where = Requires.Where.ANYWHERE)
    @GetMapping("/t/{trial}/audit")
    View show(
            @PathVariable String trial,
            @RequestParam Map<String, String> told,
            @RequestParam(defaultValue = "false") boolean verify,
            HttpServletRequest request) {
        InTrial in = trialPages.open(request, trial, "audit");
        List<String> sites = in.sites(Permission.SEE_LOG);
        if (sites != null && sites.isEmpty()) {
            throw Refused.of(Refusal.Code.NOT_PERMITTED);
        }
        boolean whole =
                sites == null && LogForReaders.CONTENT.values().stream().allMatch(each -> in.allows(each, null));
        String type = told.getOrDefault("type", "");
        var seeking = new Seeking(
                told.getOrDefault("participant", "").strip().toUpperCase(java.util.Locale.ROOT),
                // To look for one of them would tell what came of decisions.
                !whole && LogForReaders.DECIDED.contains(type) ? "" : type,
                isHidden(in, told.getOrDefault("actor", "")) ? "" : told.getOrDefault("actor", ""),
                told.getOrDefault("from", ""),
                told.getOrDefault("until", ""));
        List<Entry> entries = log.before(trial, sought(seeking, sites), before(told), SHOWN + 1);
        List<Entry> shown = entries.stream().limit(SHOWN).toList();
        AuditLines lines = lines(in, whole, shown);
        var view = new AuditView(
                trial,
                seeking,
                log.known(trial, Sought.By.TYPE).stream()
                        .filter(each -> whole || !LogForReaders.DECIDED.contains(each))
                        .toList(),
                log.known(trial, Sought.By.ACTOR).stream()
                        .filter(each -> !isHidden(in, each))
                        .map(each -> new AuditView.Actor(each, lines.who(each, null)))
                        .toList(),
                shown.stream().map(lines::line).toList(),
                entries.size() > SHOWN ? older(in, seeking, shown.getLast()) : null,
                chain(in, whole, verify));
        return trialPages.pages().view(in.frame(), "audit/audit", view);
    }

    /// To look for what a therapist did would tell whom they treat.
    private boolean isHidden(InTrial in, String actor) {
        return names.of(actor, in.id(), in.allows(Permission.SEE_ALLOCATIONS, null)) == null;
    }

    private AuditLines lines(InTrial in, boolean whole, List<Entry> shown) {
        var sites = new HashMap<String, String>();
        var replaced = new HashMap<Long, String>();
        for (Entry entry : shown) {
            String participant = entry.participant();
            if (participant != null) {
                participants.site(in.id(), participant).ifPresent(site -> sites.put(participant, site));
                if (entry.type().equals("corrected")) {
                    String before = AuditLines.replaced(log.aboutParticipant(in.id(), participant), entry);
                    if (before != null) {
                        replaced.put(entry.seq(), before);
                    }
                }
            }
        }
        return new AuditLines(in, whole, names, sites, replaced);
    }

    private ChainState chain(InTrial in, boolean whole, boolean verify) {
        EventLog.End end = log.end(in.id()).orElseThrow();
        String entries = in.words().number(end.seq());
        String hash = whole ? end.hash() : "";
        if (!verify) {
            return new ChainState(entries, hash, null, "");
        }
        Verification.Result result = Verification.of(log, in.id());
        Verification.BrokenLink broken = result.broken();
        return broken == null
                ? new ChainState(entries, hash, in.words().t("audit.holds", result.entries()), "done")
                : new ChainState(
                        entries,
                        hash,
                        in.words().t("audit.broken", broken.seq(), whole ? broken.problem() : ""),
                        "late");
    }

    private Sought sought(Seeking seeking, @Nullable List<String> sites) {
        LocalDate from = day(seeking.from());
        LocalDate until = day(seeking.until());
        return new Sought(
                any(seeking.participant()),
                any(seeking.type()),
                any(seeking.actor()),
                from == null ? null : start(from),
                until == null ? null : start(until.plusDays(1)),
                sites);
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    private static @Nullable String any(String text) {
        return text.isBlank() ? null : text;
    }

    private static @Nullable LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            return day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR ? null : day;
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    private static long before(Map<String, String> told) {
        try {
            return Long.parseLong(told.getOrDefault("before", ""));
        } catch (NumberFormatException none) {
            return Long.MAX_VALUE;
        }
    }

    private static String older(InTrial in, Seeking seeking, Entry last) {
        return UriComponentsBuilder.fromPath(in.path("audit"))
                .queryParam("participant", seeking.participant())
                .queryParam("type", seeking.type())
                .queryParam("actor", seeking.actor())
                .queryParam("from", seeking.from())
                .queryParam("until", seeking.until())
                .queryParam("before", last.seq())
                .encode()
                .build()
                .toUriString();
    }
}
