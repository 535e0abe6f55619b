package org.stegvis.server.acting;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import org.stegvis.conduct.Event;
import org.stegvis.report.pdf.Pdf;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.access.Requires;
import org.stegvis.server.allocation.HandRequest;
import org.stegvis.server.eventlog.ConductEvents;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.page.Refused;
import org.stegvis.server.page.Words;

/// Shows what a decision gave, on a page and on paper.
@Controller
class SlipPage {
    private final Acting acting;

    SlipPage(Acting acting) {
        this.acting = acting;
    }

    @Requires(Permission.SEE_ALLOCATIONS)
    @GetMapping("/t/{trial}/p/{participant}/slip/{decision}")
    View slip(
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable String decision,
            HttpServletRequest request) {
        Acting.Case at = acting.open(request, trial, participant, Permission.SEE_ALLOCATIONS);
        return acting.pages().pages().view(at.in().frame(), "acting/slip", slip(at, decision));
    }

    @Requires(Permission.SEE_ALLOCATIONS)
    @GetMapping("/t/{trial}/p/{participant}/slip/{decision}.pdf")
    ResponseEntity<byte[]> pdf(
            @PathVariable String trial,
            @PathVariable String participant,
            @PathVariable String decision,
            HttpServletRequest request)
            throws IOException {
        Acting.Case at = acting.open(request, trial, participant, Permission.SEE_ALLOCATIONS);
        var bytes = new ByteArrayOutputStream();
        Pdf.write(acting.pages().pages().text(at.in().frame(), "acting/slip-pdf", slip(at, decision)), bytes);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header("Cache-Control", "no-store")
                .header(
                        "Content-Disposition",
                        ContentDisposition.inline()
                                .filename(participant + "-" + decision + ".pdf")
                                .build()
                                .toString())
                .body(bytes.toByteArray());
    }

    private Slip slip(Acting.Case at, String decision) {
        for (Entry entry : at.course().entries().reversed()) {
            Event event = ConductEvents.event(entry).orElse(null);
            String result = event == null ? null : result(at, event, decision);
            if (result != null && event != null) {
                Words words = at.in().words();
                String by = acting.name(at.in(), entry.actor());
                String byHand = HandRequest.confirmedBy(entry, at.course().entries())
                        .map(asked -> words.t("slip.by-hand", acting.name(at.in(), asked.actor()), by, asked.reason()))
                        .orElse(null);
                return new Slip(
                        at.course().participant(),
                        Objects.requireNonNullElse(at.course().site(), ""),
                        at.titles().decision(decision),
                        result,
                        byHand,
                        words.t("slip.detail"),
                        words.date(event.on()),
                        words.moment(entry.recorded()),
                        by,
                        Long.toString(entry.seq()),
                        at.path(),
                        at.path() + "/slip/" + decision + ".pdf",
                        at.in().allows(Permission.SIGN, at.course().site()));
            }
        }
        throw Refused.of(Refusal.Code.STEP_NOT_DUE);
    }

    private static @Nullable String result(Acting.Case at, Event event, String decision) {
        return switch (event) {
            case Event.Allocated a
            when a.decision().equals(decision) -> at.titles().treatment(a.option());
            case Event.Continued c
            when c.decision().equals(decision) -> at.in().words().t("slip.continued");
            case Event.Left l
            when l.decision().equals(decision) -> at.in().words().t("slip.left");
            default -> null;
        };
    }
}
