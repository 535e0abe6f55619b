package org.stegvis.server.acting;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Requires;
import org.stegvis.server.identity.Identities;
import org.stegvis.server.identity.Identity;
import org.stegvis.server.page.Refused;

/// Who a participant is, to be seen and entered. What is typed is never in an address.
@Controller
class IdentityPage {
    private final Acting acting;
    private final Identities identities;

    IdentityPage(Acting acting, Identities identities) {
        this.acting = acting;
        this.identities = identities;
    }

    @Requires(value = Permission.ENTER_IDENTITY, also = Permission.SEE_IDENTITY)
    @GetMapping("/t/{trial}/p/{participant}/identity")
    View show(@PathVariable String trial, @PathVariable String participant, HttpServletRequest request) {
        Acting.Case at = acting.open(request, trial, participant, Permission.SEE_IDENTITY);
        return switch (identities.read(at.in().actor(), trial, participant)) {
            case Identities.Shown.Refused(var refusal) -> throw new Refused(refusal);
            case Identities.Shown.Known(var identity) ->
                acting.form(at.in(), form(at, told(identity), null, Acting.freshKey()));
        };
    }

    @Requires(value = Permission.ENTER_IDENTITY, also = Permission.SEE_IDENTITY)
    @PostMapping("/t/{trial}/p/{participant}/identity")
    View enter(
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestParam Map<String, String> told,
            HttpServletRequest request,
            HttpServletResponse response) {
        Acting.Case at = acting.open(request, trial, participant, Permission.ENTER_IDENTITY);
        String key = Acting.key(told);
        var identity = new Identity(
                told.getOrDefault("name", ""),
                told.getOrDefault("email", ""),
                told.getOrDefault("telephone", ""),
                told.getOrDefault("national-id", ""));
        return acting.after(
                at.in(),
                response,
                identities.enter(at.in().actor(), trial, participant, identity, key),
                entries -> at.path(),
                problem -> form(at, told, problem, key));
    }

    private static Map<String, String> told(Identity identity) {
        return Map.of(
                "name", identity.name(),
                "email", identity.email(),
                "telephone", identity.telephone(),
                "national-id", identity.nationalId());
    }

    private static ActForm form(Acting.Case at, Map<String, String> told, @Nullable String notice, String key) {
        return Acting.form(
                at,
                "identity",
                "identity",
                List.of("name", "email", "telephone", "national-id").stream()
                        .map(name -> Acting.text(at.in(), name, "identity." + name, told))
                        .toList(),
                notice,
                key);
    }
}
