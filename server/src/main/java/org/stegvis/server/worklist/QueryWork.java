package org.stegvis.server.worklist;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.stegvis.server.access.Permission;
import org.stegvis.server.monitoring.Queries;
import org.stegvis.server.monitoring.QueryRow;
import org.stegvis.server.trialpage.InTrial;

/// Questions about data that the reader is to answer, and answers that the reader has not looked at.
record QueryWork(InTrial in, Queries queries) {
    private static final int MOST = 50;

    List<WorkList.Group> groups() {
        return Stream.of(
                        group("queries", Permission.ANSWER_QUERY, QueryRow.Status.OPEN),
                        group("answers", Permission.RAISE_QUERY, QueryRow.Status.ANSWERED))
                .flatMap(List::stream)
                .toList();
    }

    private List<WorkList.Group> group(String word, Permission permission, QueryRow.Status status) {
        List<String> sites = in.sites(permission);
        if (sites != null && sites.isEmpty()) {
            return List.of();
        }
        return List.of(new WorkList.Group(
                word,
                in.words().t("work." + word),
                "due",
                in.words().t("work." + word + ".nothing"),
                queries.list(in.id(), sites, status, 0, MOST).stream()
                        .filter(query -> in.allows(permission, query.site(), query.participant()))
                        .map(query -> line(query, word))
                        .toList()));
    }

    private WorkList.Line line(QueryRow query, String word) {
        QueryRow.Said last = query.said().getLast();
        String data = in.path("p/" + query.participant() + "/data");
        return new WorkList.Line(
                query.participant(),
                in.path("p/" + query.participant()),
                Objects.requireNonNullElse(query.site(), ""),
                last.text(),
                in.words().moment(last.at()),
                "",
                data + "#q" + query.number(),
                in.words().t("work.act." + word));
    }
}
