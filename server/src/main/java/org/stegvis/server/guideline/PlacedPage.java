package org.stegvis.server.guideline;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.stegvis.server.access.Open;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.access.Requires;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.page.Frame;
import org.stegvis.server.page.RefusalWords;
import org.stegvis.server.page.Refused;
import org.stegvis.server.people.People;
import org.stegvis.server.people.Person;
import org.stegvis.server.setup.Checked;

/// Results of trials that take their place in a guideline, and are withdrawn.
@Controller
class PlacedPage {
    private final GuidelinePages pages;
    private final PlacingResults placing;
    private final People people;
    private final Clock clock;

    PlacedPage(GuidelinePages pages, PlacingResults placing, People people, Clock clock) {
        this.pages = pages;
        this.placing = placing;
        this.people = people;
        this.clock = clock;
    }

    @Open(
            to = Open.To.SIGNED_IN,
            why = "published evidence and what a group judged of it; a trial's results stand there only once released")
    @GetMapping("/g/{guideline}/results")
    View list(@PathVariable String guideline, HttpServletRequest request) {
        InGuideline in = pages.open(request, guideline, "results");
        return pages.view(
                in.frame(),
                "placed",
                new PlacedView(
                        in.path("results"),
                        in.evidence().state().placed().reversed().stream()
                                .map(each -> line(in, each))
                                .toList(),
                        in.evidence().notes().stream()
                                .map(each -> each.in(in.language()))
                                .distinct()
                                .toList(),
                        in.mayChange()));
    }

    @Requires(value = Permission.CHANGE_GUIDELINE, where = Requires.Where.SERVER)
    @GetMapping("/g/{guideline}/results/new")
    View start(@PathVariable String guideline, HttpServletRequest request) {
        InGuideline in = pages.open(request, guideline, "results");
        return pages.view(in.frame(), "place", form(in, Map.of(), null, null));
    }

    /// What is found in the text while it is written.
    @Requires(value = Permission.CHANGE_GUIDELINE, where = Requires.Where.SERVER)
    @PostMapping("/g/{guideline}/results/check")
    View check(@PathVariable String guideline, @RequestParam Map<String, String> told, HttpServletRequest request) {
        InGuideline in = pages.open(request, guideline, "results");
        return pages.checked(in.frame(), checked(in, told));
    }

    @Requires(value = Permission.CHANGE_GUIDELINE, where = Requires.Where.SERVER)
    @PostMapping("/g/{guideline}/results")
    View place(
            @PathVariable String guideline,
            @RequestParam Map<String, String> told,
            HttpServletRequest request,
            HttpServletResponse response) {
        InGuideline in = pages.open(request, guideline, "results");
        String text = told.getOrDefault("text", "");
        return switch (placing.place(
                in.actor(), guideline, text, question(told), told.getOrDefault("why", ""), GuidelinePages.key(told))) {
            case Written.Done done -> GuidelinePages.to(in.path("results"));
            case Written.Refused(var refusal) -> {
                response.setStatus(GuidelinePages.UNPROCESSABLE);
                String said = RefusalWords.of(in.frame().words(), refusal);
                yield pages.view(in.frame(), "place", form(in, told, checked(in, told), said));
            }
        };
    }

    @Requires(value = Permission.CHANGE_GUIDELINE, where = Requires.Where.SERVER)
    @GetMapping("/g/{guideline}/results/{entry}/withdraw")
    View ask(@PathVariable String guideline, @PathVariable long entry, HttpServletRequest request) {
        InGuideline in = pages.open(request, guideline, "results");
        return pages.view(in.frame(), "withdraw", withdrawal(in, entry, "", null, GuidelinePages.newKey()));
    }

    @Requires(value = Permission.CHANGE_GUIDELINE, where = Requires.Where.SERVER)
    @PostMapping("/g/{guideline}/results/{entry}/withdraw")
    View withdraw(
            @PathVariable String guideline,
            @PathVariable long entry,
            @RequestParam Map<String, String> told,
            HttpServletRequest request,
            HttpServletResponse response) {
        InGuideline in = pages.open(request, guideline, "results");
        String why = told.getOrDefault("why", "");
        String key = GuidelinePages.key(told);
        return switch (placing.withdraw(in.actor(), guideline, entry, why, key)) {
            case Written.Done done -> GuidelinePages.to(in.path("results"));
            case Written.Refused(var refusal) -> {
                response.setStatus(GuidelinePages.UNPROCESSABLE);
                yield pages.view(
                        in.frame(),
                        "withdraw",
                        withdrawal(in, entry, why, RefusalWords.of(in.frame().words(), refusal), key));
            }
        };
    }

    private WithdrawalForm withdrawal(InGuideline in, long entry, String why, @Nullable String notice, String key) {
        GuidelineState.Placed placed = in.evidence().state().placed().stream()
                .filter(each -> each.counts() && each.doing().seq() == entry)
                .findFirst()
                .orElseThrow(() -> Refused.of(Refusal.Code.NO_SUCH_RECORD));
        return new WithdrawalForm(
                in.path("results"),
                in.path("results/" + entry + "/withdraw"),
                line(in, placed).what(),
                why,
                notice,
                key);
    }

    private PlacedView.Line line(InGuideline in, GuidelineState.Placed placed) {
        PlacingText read = read(in, placed.text(), placed.question());
        String what = in.t("placed." + placed.kind().word());
        List<String> answers = List.of();
        if (read instanceof PlacingText.Read(var kind, var protocol, var found)) {
            what = protocol == null ? what : what + " (" + protocol + ")";
            answers = found.answered().stream()
                    .map(each -> each.title().in(in.language()))
                    .toList();
        }
        GuidelineState.Doing withdrawn = placed.withdrawn();
        return new PlacedView.Line(
                placed.doing().seq(),
                what,
                answers,
                name(placed.doing().actor()),
                in.frame().words().moment(placed.doing().at()),
                placed.doing().why(),
                withdrawn == null
                        ? ""
                        : in.t(
                                "placed.withdrawn",
                                name(withdrawn.actor()),
                                in.frame().words().moment(withdrawn.at()),
                                withdrawn.why()),
                placed.counts());
    }

    private String name(String actor) {
        return people.staff().find(actor).map(Person::name).orElse(actor);
    }

    private PlacingText read(InGuideline in, String text, @Nullable String question) {
        return PlacingText.of(text, question, in.evidence().file(), LocalDate.now(clock));
    }

    private EvidenceForm form(
            InGuideline in, Map<String, String> told, @Nullable Checked checked, @Nullable String notice) {
        return new EvidenceForm(
                in.id(),
                told.getOrDefault("text", ""),
                checked,
                in.evidence().file().questions().stream()
                        .map(each -> new Judging.Choice(each.id(), each.title().in(in.language())))
                        .toList(),
                told.getOrDefault("question", ""),
                told.getOrDefault("why", ""),
                notice,
                GuidelinePages.key(told));
    }

    private Checked checked(InGuideline in, Map<String, String> told) {
        Frame frame = in.frame();
        return switch (read(in, told.getOrDefault("text", ""), question(told))) {
            case PlacingText.Rejected(var findings) ->
                new Checked(
                        frame.t("placed.rejected", EvidenceFilePage.errors(findings)),
                        "late",
                        findings.stream().map(Checked::line).toList(),
                        null,
                        null);
            case PlacingText.Read read -> {
                Refusal refusal = placing.refusal(read);
                List<String> answered = read.placed().answered().stream()
                        .map(each -> "\u201c" + each.title().in(frame.language()) + "\u201d")
                        .toList();
                var said = new ArrayList<String>();
                said.add(
                        refusal == null
                                ? frame.t("placed.accepted", frame.words().listed(answered))
                                : RefusalWords.of(frame.words(), refusal));
                read.placed().notes().forEach(note -> said.add(note.in(frame.language())));
                yield new Checked(String.join(" ", said), refusal == null ? "done" : "late", List.of(), null, null);
            }
        };
    }

    private static @Nullable String question(Map<String, String> told) {
        String question = Objects.requireNonNullElse(told.get("question"), "");
        return question.isBlank() ? null : question;
    }
}
