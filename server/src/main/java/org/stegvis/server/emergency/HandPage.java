package org.stegvis.server.emergency;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.stegvis.conduct.Step;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.access.Requires;
import org.stegvis.server.allocation.AllocatingByHand;
import org.stegvis.server.allocation.HandRequest;
import org.stegvis.server.page.Refused;
import org.stegvis.server.signature.Signature;
import org.stegvis.server.trialpage.Field;

/// An allocation that was made without the server is asked for by one person; see [SecondPersonPage].
@Controller
class HandPage {
    private final Emergency emergency;
    private final AllocatingByHand byHand;
    private final Clock clock;

    HandPage(Emergency emergency, AllocatingByHand byHand, Clock clock) {
        this.emergency = emergency;
        this.byHand = byHand;
        this.clock = clock;
    }

    @Requires(Permission.ALLOCATE_BY_HAND)
    @GetMapping("/t/{trial}/p/{participant}/by-hand/{decision}")
    View show(
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable String decision,
            HttpServletRequest request) {
        Emergency.Case at = emergency.open(request, trial, participant, decision, Permission.ALLOCATE_BY_HAND);
        return emergency.form(at, form(at, Emergency.none(), null, Emergency.freshKey()));
    }

    @Requires(Permission.ALLOCATE_BY_HAND)
    @PostMapping("/t/{trial}/p/{participant}/by-hand/{decision}")
    View ask(
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable String decision,
            @RequestParam Map<String, String> told,
            HttpServletRequest request,
            HttpServletResponse response) {
        Emergency.Case at = emergency.open(request, trial, participant, decision, Permission.ALLOCATE_BY_HAND);
        String key = Emergency.key(told);
        if (told.getOrDefault("option", "").isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return emergency.form(at, form(at, told, at.t("form.wrong"), key));
        }
        return emergency.sign(
                at,
                response,
                told,
                Signature.Meaning.RESPONSIBLE,
                who -> byHand.ask(
                        who,
                        trial,
                        participant,
                        decision,
                        told.getOrDefault("option", ""),
                        told.getOrDefault("reason", "").strip(),
                        key),
                entries -> at.path(),
                problem -> form(at, told, problem, key));
    }

    private SignedForm form(Emergency.Case at, Map<String, String> told, @Nullable String problem, String key) {
        Step.Allocate due = AllocatingByHand.due(at.course(), LocalDate.now(clock));
        if (due == null || !due.decision().equals(at.decision())) {
            throw Refused.of(Refusal.Code.STEP_NOT_DUE);
        }
        List<Field.Choice> open = due.offering().open().stream()
                .map(offer -> new Field.Choice(offer.option(), at.titles().treatment(offer.option())))
                .toList();
        boolean isMissing = problem != null && told.getOrDefault("option", "").isEmpty();
        var option = new Field(
                "option",
                at.t("by-hand.option"),
                null,
                open,
                told.getOrDefault("option", ""),
                isMissing ? at.t("field.missing") : null);
        var facts = new ArrayList<>(List.of(
                at.fact("participant", at.course().participant()),
                at.fact("site", Objects.requireNonNullElse(at.course().site(), "")),
                at.fact("unblind.decision", at.titles().decision(at.decision()))));
        HandRequest.waiting(at.course())
                .ifPresent(waiting -> facts.add(at.fact(
                        "by-hand.waits",
                        at.t(
                                "by-hand.by",
                                emergency.name(at, waiting.actor()),
                                at.in().words().moment(waiting.at())))));
        return new SignedForm(
                at.course().participant(),
                at.t("by-hand.title"),
                at.t("by-hand.text"),
                at.path(),
                facts,
                List.of(at.t("by-hand.second"), at.t("by-hand.chance"), at.t("by-hand.kept")),
                List.of(option, at.reason("by-hand.reason", told)),
                emergency.signer(at),
                Signature.Meaning.RESPONSIBLE.word(),
                at.path() + "/by-hand/" + at.decision(),
                at.t("by-hand.button"),
                "",
                key,
                problem);
    }
}
