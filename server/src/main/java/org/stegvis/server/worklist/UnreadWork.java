package org.stegvis.server.worklist;

import java.util.List;
import java.util.Objects;
import org.stegvis.server.access.Permission;
import org.stegvis.server.reading.OwnAnswer;
import org.stegvis.server.reading.OwnAnswers;
import org.stegvis.server.trialpage.InTrial;

/// Answers of participants that nobody has looked at, for who is to look.
record UnreadWork(InTrial in, OwnAnswers answers) {
    private static final int MOST = 50;

    List<WorkList.Group> groups() {
        List<String> sites = in.sites(Permission.READ_ANSWERS);
        if (sites != null && sites.isEmpty()) {
            return List.of();
        }
        List<OwnAnswer> unread = answers.unread(in.id(), sites, MOST).stream()
                .filter(each -> in.allows(Permission.READ_ANSWERS, each.site(), each.participant()))
                .toList();
        return List.of(new WorkList.Group(
                "unread",
                in.words().t("work.unread"),
                "due",
                in.words().t("work.unread.nothing"),
                unread.stream().map(this::line).toList(),
                new WorkList.All(
                        in.words().t("read.all", unread.size()),
                        in.path("answers/read"),
                        unread.stream().map(OwnAnswer::seq).toList())));
    }

    private WorkList.Line line(OwnAnswer answer) {
        String path = in.path("p/" + answer.participant());
        String visit = in.protocol().visits().stream()
                .filter(each -> each.id().equals(answer.visit()))
                .findFirst()
                .map(each -> each.title().in(in.language()))
                .orElse(answer.visit());
        return new WorkList.Line(
                answer.participant(),
                path,
                Objects.requireNonNullElse(answer.site(), ""),
                visit,
                in.words().moment(answer.sent()),
                "",
                path,
                in.words().t("work.act.answers"));
    }
}
