package org.stegvis.server.reading;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Requires;
import org.stegvis.server.participant.Participants;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.TrialPages;

/// Answers are marked as read from the work list or the participant's page, and unread again.
@Controller
class ReadingPage {
    private final TrialPages trialPages;
    private final ReadingAnswers reading;
    private final Participants participants;

    ReadingPage(TrialPages trialPages, ReadingAnswers reading, Participants participants) {
        this.trialPages = trialPages;
        this.reading = reading;
        this.participants = participants;
    }

    @Requires(value = Permission.READ_ANSWERS, where = Requires.Where.ANYWHERE)
    @PostMapping("/t/{trial}/answers/read")
    View read(
            @PathVariable String trial,
            @RequestParam(defaultValue = "") List<Long> answer,
            @RequestParam(defaultValue = "") String about,
            HttpServletRequest request) {
        InTrial in = trialPages.open(request, trial, "work");
        List<Long> marked = reading.mark(in.actor(), trial, answer);
        String told = marked.isEmpty()
                ? ""
                : "?read=" + marked.stream().map(String::valueOf).collect(Collectors.joining(","));
        return back(in, about, told);
    }

    @Requires(value = Permission.READ_ANSWERS, where = Requires.Where.ANYWHERE)
    @PostMapping("/t/{trial}/answers/unread")
    View unread(
            @PathVariable String trial,
            @RequestParam(defaultValue = "") List<Long> answer,
            @RequestParam(defaultValue = "") String about,
            HttpServletRequest request) {
        InTrial in = trialPages.open(request, trial, "work");
        reading.takeBack(in.actor(), trial, answer);
        return back(in, about, "");
    }

    private View back(InTrial in, String about, String told) {
        boolean isOfOne = !about.isEmpty() && participants.find(in.id(), about).isPresent();
        var view = new RedirectView(in.path(isOfOne ? "p/" + about : "work") + told, true);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }
}
