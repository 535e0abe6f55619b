package org.stegvis.server.emergency;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.access.Requires;
import org.stegvis.server.allocation.AllocatingByHand;
import org.stegvis.server.allocation.HandRequest;
import org.stegvis.server.page.Refused;
import org.stegvis.server.signature.Signature;

/// A second person confirms an allocation by hand, or the request is withdrawn. Who must not learn allocations may be
/// that person too: what was chosen and why is then kept from them, and they sign that it may be entered.
@Controller
class SecondPersonPage {
    private final Emergency emergency;
    private final AllocatingByHand byHand;

    SecondPersonPage(Emergency emergency, AllocatingByHand byHand) {
        this.emergency = emergency;
        this.byHand = byHand;
    }

    @Requires(Permission.CONFIRM_ALLOCATION_BY_HAND)
    @GetMapping("/t/{trial}/p/{participant}/by-hand/{decision}/confirm")
    View ask(
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable String decision,
            HttpServletRequest request) {
        Emergency.Case at = open(request, trial, participant, decision);
        return emergency.form(at, confirmation(at, waiting(at), null, Emergency.freshKey()));
    }

    @Requires(Permission.CONFIRM_ALLOCATION_BY_HAND)
    @PostMapping("/t/{trial}/p/{participant}/by-hand/{decision}/confirm")
    View confirm(
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable String decision,
            @RequestParam Map<String, String> told,
            HttpServletRequest request,
            HttpServletResponse response) {
        Emergency.Case at = open(request, trial, participant, decision);
        if (at.course().history().facts().settled().containsKey(decision)) {
            // The form was sent twice, or somebody else was first: what came of it is on the next page.
            return Emergency.redirect(after(at));
        }
        HandRequest waiting = waiting(at);
        String key = Emergency.key(told);
        String seen = told.getOrDefault("seen", "");
        if (!seen.equals(Long.toString(waiting.seq()))) {
            // Another request has come since; who signs sees it first.
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            return emergency.form(at, confirmation(at, waiting, at.t("by-hand.changed"), Emergency.freshKey()));
        }
        return emergency.sign(
                at,
                response,
                told,
                Signature.Meaning.APPROVED,
                who -> byHand.confirm(who, trial, participant, decision, waiting.seq(), key),
                entries -> after(at),
                problem -> confirmation(at, waiting, problem, key));
    }

    @Requires(Permission.CONFIRM_ALLOCATION_BY_HAND)
    @GetMapping("/t/{trial}/p/{participant}/by-hand/{decision}/withdraw")
    View askToWithdraw(
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable String decision,
            HttpServletRequest request) {
        Emergency.Case at = open(request, trial, participant, decision);
        return emergency.form(at, withdrawal(at, waiting(at), Emergency.none(), null, Emergency.freshKey()));
    }

    @Requires(Permission.CONFIRM_ALLOCATION_BY_HAND)
    @PostMapping("/t/{trial}/p/{participant}/by-hand/{decision}/withdraw")
    View withdraw(
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable String decision,
            @RequestParam Map<String, String> told,
            HttpServletRequest request,
            HttpServletResponse response) {
        Emergency.Case at = open(request, trial, participant, decision);
        HandRequest waiting = waiting(at);
        String key = Emergency.key(told);
        return emergency.sign(
                at,
                response,
                told,
                Signature.Meaning.RESPONSIBLE,
                who -> byHand.withdraw(
                        who,
                        trial,
                        participant,
                        decision,
                        told.getOrDefault("reason", "").strip(),
                        key),
                entries -> at.path(),
                problem -> withdrawal(at, waiting, told, problem, key));
    }

    private Emergency.Case open(HttpServletRequest request, String trial, String participant, String decision) {
        return emergency.open(request, trial, participant, decision, Permission.CONFIRM_ALLOCATION_BY_HAND);
    }

    private static String after(Emergency.Case at) {
        return at.allows(Permission.SEE_ALLOCATIONS) ? at.path() + "/slip/" + at.decision() : at.path();
    }

    private static HandRequest waiting(Emergency.Case at) {
        return HandRequest.waiting(at.course())
                .filter(request -> request.decision().equals(at.decision()))
                .orElseThrow(() -> Refused.of(Refusal.Code.NOTHING_TO_DO));
    }

    private SignedForm confirmation(Emergency.Case at, HandRequest waiting, @Nullable String problem, String key) {
        boolean isOwn = waiting.actor().equals(at.in().actor().id());
        boolean seesOption = at.allows(Permission.SEE_ALLOCATIONS);
        return new SignedForm(
                at.course().participant(),
                at.t("by-hand.confirm"),
                at.t(isOwn ? "by-hand.own" : seesOption ? "by-hand.confirm.text" : "by-hand.confirm.blind"),
                at.path(),
                facts(at, waiting),
                List.of(at.t("by-hand.final"), at.t("by-hand.chance"), at.t("by-hand.kept")),
                List.of(),
                isOwn ? null : emergency.signer(at),
                Signature.Meaning.APPROVED.word(),
                at.path() + "/by-hand/" + at.decision() + "/confirm",
                at.t("by-hand.confirm.button"),
                Long.toString(waiting.seq()),
                key,
                problem);
    }

    private SignedForm withdrawal(
            Emergency.Case at, HandRequest waiting, Map<String, String> told, @Nullable String problem, String key) {
        return new SignedForm(
                at.course().participant(),
                at.t("by-hand.withdraw"),
                at.t("by-hand.withdraw.text"),
                at.path(),
                facts(at, waiting),
                List.of(at.t("by-hand.withdraw.after")),
                List.of(at.reason("reason.hint", told)),
                emergency.signer(at),
                Signature.Meaning.RESPONSIBLE.word(),
                at.path() + "/by-hand/" + at.decision() + "/withdraw",
                at.t("by-hand.withdraw.button"),
                Long.toString(waiting.seq()),
                key,
                problem);
    }

    private List<SignedForm.Fact> facts(Emergency.Case at, HandRequest waiting) {
        var facts = new ArrayList<>(List.of(
                at.fact("participant", at.course().participant()),
                at.fact("site", Objects.requireNonNullElse(at.course().site(), "")),
                at.fact("unblind.decision", at.titles().decision(waiting.decision()))));
        if (at.allows(Permission.SEE_ALLOCATIONS)) {
            facts.add(at.fact("by-hand.option", at.titles().treatment(waiting.option())));
            facts.add(at.fact("reason", waiting.reason()));
        }
        facts.add(at.fact(
                "by-hand.asked",
                at.t(
                        "by-hand.by",
                        emergency.name(at, waiting.actor()),
                        at.in().words().moment(waiting.at()))));
        return facts;
    }
}
