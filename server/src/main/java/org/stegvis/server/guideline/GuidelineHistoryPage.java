package org.stegvis.server.guideline;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import org.stegvis.report.guideline.JudgementWords;
import org.stegvis.report.markup.Xhtml;
import org.stegvis.server.access.Open;
import org.stegvis.server.people.People;
import org.stegvis.server.people.Person;

/// Every judgement, every version of the file and all that was placed, with who, when and why.
@Controller
class GuidelineHistoryPage {
    private final GuidelinePages pages;
    private final People people;

    GuidelineHistoryPage(GuidelinePages pages, People people) {
        this.pages = pages;
        this.people = people;
    }

    private record Happened(
            GuidelineState.Doing doing,
            String what,
            @Nullable String file) {}

    @Open(
            to = Open.To.SIGNED_IN,
            why = "published evidence and what a group judged of it; a trial's results stand there only once released")
    @GetMapping("/g/{guideline}/history")
    View show(@PathVariable String guideline, HttpServletRequest request) {
        InGuideline in = pages.open(request, guideline, "history");
        var judged = in.evidence().judgements();
        String table = judged.entries().isEmpty()
                ? null
                : Xhtml.of(
                        new JudgementWords(in.language()).history(in.evidence().file(), judged));
        return pages.view(in.frame(), "history", new HistoryView(table, changes(in)));
    }

    private List<HistoryView.Change> changes(InGuideline in) {
        var all = new ArrayList<Happened>();
        GuidelineState state = in.evidence().state();
        state.versions()
                .forEach(each -> all.add(new Happened(
                        each.doing(), in.t("history.version", each.number()), in.path("file/" + each.number()))));
        for (GuidelineState.Placed each : state.placed()) {
            String what = in.t("placed." + each.kind().word());
            all.add(new Happened(each.doing(), in.t("history.placed", what), null));
            if (each.withdrawn() != null) {
                all.add(new Happened(each.withdrawn(), in.t("history.withdrawn", what), null));
            }
        }
        return all.stream()
                .sorted(Comparator.comparingLong((Happened each) -> each.doing().seq())
                        .reversed())
                .map(each -> new HistoryView.Change(
                        in.frame().words().moment(each.doing().at()),
                        people.staff()
                                .find(each.doing().actor())
                                .map(Person::name)
                                .orElse(each.doing().actor()),
                        each.what(),
                        each.doing().why(),
                        each.file()))
                .toList();
    }
}
