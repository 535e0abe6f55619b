package org.stegvis.server.answering;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.stegvis.protocol.Visit;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.access.Requires;
import org.stegvis.server.answering.Owning.Own;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.page.RefusalWords;
import org.stegvis.server.page.Refused;
import org.stegvis.server.page.Words;
import org.stegvis.server.participant.ParticipantRow;
import org.stegvis.server.schedule.Rescheduling;

/// A participant puts their next visit to another day within its window.
@Controller
class DayPage {
    private final Owning owning;
    private final Rescheduling rescheduling;
    private final Clock clock;

    DayPage(Owning owning, Rescheduling rescheduling, Clock clock) {
        this.owning = owning;
        this.rescheduling = rescheduling;
        this.clock = clock;
    }

    @Requires(value = Permission.ENTER_OWN_ANSWERS, where = Requires.Where.OWN)
    @GetMapping("/me/day")
    View ask(HttpServletRequest request) {
        Own own = owning.own(request);
        ParticipantRow row = row(own);
        return view(own, row, Objects.requireNonNull(row.due()).toString(), null);
    }

    @Requires(value = Permission.ENTER_OWN_ANSWERS, where = Requires.Where.OWN)
    @PostMapping("/me/day")
    View choose(@RequestParam(defaultValue = "") String on, HttpServletRequest request, HttpServletResponse response) {
        Own own = owning.own(request);
        ParticipantRow row = row(own);
        Words words = own.frame().words();
        LocalDate day = day(on);
        if (day == null || day.isBefore(first(row)) || day.isAfter(Objects.requireNonNull(row.dueUntil()))) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return view(own, row, on, text(words, row));
        }
        Written written = rescheduling.rescheduleOneself(
                own.frame().actor(), own.trial(), own.participant(), Objects.requireNonNull(row.at()), day, null);
        return switch (written) {
            case Written.Done done -> Owning.seeOther("/me");
            case Written.Refused(var refusal)
            when refusal.code() == Refusal.Code.NOTHING_TO_DO -> Owning.seeOther("/me");
            case Written.Refused(var refusal) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                yield view(own, row, on, RefusalWords.of(words, refusal));
            }
        };
    }

    /// Whether the next visit of a participant can be put to another day.
    static boolean canChoose(Own own, LocalDate today) {
        ParticipantRow row = ParticipantRow.of(own.course());
        return row.step().equals("collect")
                && row.dueFrom() != null
                && row.dueUntil() != null
                && today.isBefore(row.dueUntil())
                && row.dueFrom().isBefore(row.dueUntil());
    }

    private ParticipantRow row(Own own) {
        if (!canChoose(own, LocalDate.now(clock))) {
            throw Refused.of(Refusal.Code.STEP_NOT_DUE);
        }
        return ParticipantRow.of(own.course());
    }

    private LocalDate first(ParticipantRow row) {
        LocalDate today = LocalDate.now(clock);
        LocalDate from = Objects.requireNonNull(row.dueFrom());
        return from.isBefore(today) ? today : from;
    }

    private String text(Words words, ParticipantRow row) {
        return words.t("me.day.text", words.date(first(row)), words.date(Objects.requireNonNull(row.dueUntil())));
    }

    private View view(Own own, ParticipantRow row, String day, @Nullable String notice) {
        Words words = own.frame().words();
        Visit visit = own.course().version().protocol().visit(Objects.requireNonNull(row.at()));
        return owning.view(
                own,
                "answering/day",
                new OwnDay(
                        words.t("me.day.title", visit.title().in(words.language())),
                        text(words, row),
                        first(row).toString(),
                        Objects.requireNonNull(row.dueUntil()).toString(),
                        day,
                        notice));
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException none) {
            return null;
        }
    }
}
