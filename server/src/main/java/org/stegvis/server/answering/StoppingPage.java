package org.stegvis.server.answering;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Requires;
import org.stegvis.server.answering.Owning.Own;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.page.Pages;
import org.stegvis.server.page.Refused;
import org.stegvis.server.withdrawal.Withdrawing;

/// A participant stops: the treatment, the visits, or everything.
@Controller
class StoppingPage {
    private final Pages pages;
    private final Owning owning;
    private final Withdrawing withdrawing;
    private final Clock clock;

    StoppingPage(Pages pages, Owning owning, Withdrawing withdrawing, Clock clock) {
        this.pages = pages;
        this.owning = owning;
        this.withdrawing = withdrawing;
        this.clock = clock;
    }

    @Requires(value = Permission.ENTER_OWN_ANSWERS, where = Requires.Where.OWN)
    @GetMapping("/me/withdraw")
    View askToStop(HttpServletRequest request) {
        return pages.view(owning.own(request).frame(), "answering/withdraw", new Stopping(null));
    }

    @Requires(value = Permission.ENTER_OWN_ANSWERS, where = Requires.Where.OWN)
    @PostMapping("/me/withdraw")
    View stop(
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String reason,
            HttpServletRequest request,
            HttpServletResponse response) {
        Own own = owning.own(request);
        Withdrawing.From what = Arrays.stream(Withdrawing.From.values())
                .filter(each -> each.name().equals(from))
                .findFirst()
                .orElse(null);
        if (what == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return pages.view(
                    own.frame(), "answering/withdraw", new Stopping(own.frame().t("field.missing")));
        }
        Written written = withdrawing.withdrawOneself(
                own.frame().actor(),
                own.trial(),
                own.participant(),
                what,
                LocalDate.now(clock),
                reason,
                "own/" + own.participant() + "/stop/" + what.name());
        return switch (written) {
            case Written.Done done -> Owning.seeOther("/me");
            case Written.Refused(var refusal) -> throw new Refused(refusal);
        };
    }
}
