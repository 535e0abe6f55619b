package org.stegvis.server.setup;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.page.FormKey;
import org.stegvis.server.page.Frame;
import org.stegvis.server.page.Pages;
import org.stegvis.server.page.Refused;
import org.stegvis.server.page.SignedIn;

/// The form in which a protocol is written, and who may see it.
@Component
class SetupForms {
    private final Pages pages;
    private final Clock clock;

    SetupForms(Pages pages, Clock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    /// The frame of somebody who works here.
    ///
    /// @throws Refused when it is a participant or nobody
    Frame staff(HttpServletRequest request) {
        Frame frame = pages.frame(request);
        if (!frame.signedIn() || SignedIn.participant(frame.actor()) != null) {
            throw Refused.of(Refusal.Code.NOT_PERMITTED);
        }
        return frame;
    }

    View show(Frame frame, SetupForm form) {
        return pages.view(frame, "setup/form", form);
    }

    /// The form with what is wrong in it.
    View again(Frame frame, HttpServletResponse response, SetupForm form) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(frame, form);
    }

    /// One in which nothing is told yet but the text.
    ///
    /// @param trial the trial that is amended; null for a new one
    SetupForm fresh(@Nullable String trial, ProtocolFiles files, @Nullable Checked checked) {
        return new SetupForm(
                trial,
                files.text(),
                files.fields(),
                checked,
                "",
                LocalDate.now(clock).toString(),
                true,
                null,
                FormKey.fresh());
    }

    /// One that holds what was told.
    ///
    /// @param told the fields of a form that was sent
    static SetupForm told(
            Map<String, String> told, ProtocolFiles files, @Nullable Checked checked, @Nullable String notice) {
        String trial = told.getOrDefault("trial", "");
        return new SetupForm(
                trial.isEmpty() ? null : trial,
                files.text(),
                files.fields(),
                checked,
                told.getOrDefault("why", ""),
                told.getOrDefault("from", ""),
                isForEverybody(told),
                notice,
                key(told));
    }

    static boolean isForEverybody(Map<String, String> told) {
        return "on".equals(told.get("everybody"));
    }

    static String key(Map<String, String> told) {
        return FormKey.of(told);
    }
}
