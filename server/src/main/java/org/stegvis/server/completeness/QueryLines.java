package org.stegvis.server.completeness;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.server.access.Permission;
import org.stegvis.server.monitoring.About;
import org.stegvis.server.monitoring.QueryRow;
import org.stegvis.server.people.Names;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.ValueText;

/// Queries as their reader may see and handle them.
record QueryLines(InTrial in, Names names) {

    QueryLine line(QueryRow row) {
        String site = row.site();
        boolean isOpen = row.status() == QueryRow.Status.OPEN;
        boolean isClosed = row.status() == QueryRow.Status.CLOSED;
        boolean mayRaise = in.allows(Permission.RAISE_QUERY, site);
        return new QueryLine(
                row.number(),
                row.participant(),
                in.path("p/" + row.participant() + "/data"),
                Objects.requireNonNullElse(site, ""),
                about(row.about()),
                in.words().t("query.status." + row.status().name().toLowerCase(Locale.ROOT)),
                isOpen ? "due" : isClosed ? "done" : "",
                row.said().stream()
                        .map(each -> new QueryLine.Said(
                                name(each.by(), row.participant(), site),
                                in.words().moment(each.at()),
                                each.text()))
                        .toList(),
                in.path("p/" + row.participant() + "/query/" + row.number()),
                isOpen && in.allows(Permission.ANSWER_QUERY, site),
                !isClosed && mayRaise,
                !isOpen && mayRaise);
    }

    /// The name of whoever did something about a participant; of a therapist only that it was somebody of
    /// the staff, where the reader must not learn who received what.
    String name(String actor, String participant, @Nullable String site) {
        boolean tellsAllocations = in.allows(Permission.SEE_ALLOCATIONS, site, participant);
        return Objects.requireNonNullElse(
                names.of(actor, in.id(), tellsAllocations), in.words().t("who.staff"));
    }

    /// `Pain intensity at week 10`, `Week 10`, or everything.
    String about(About about) {
        Protocol protocol = in.protocol();
        String visit = about.visit();
        String name = about.name();
        if (name != null) {
            return ValueText.name(
                    visit == null ? new Reference.Characteristic(name) : new Reference.Measured(name, visit),
                    protocol,
                    in.words());
        }
        return visit == null
                ? in.words().t("query.everything")
                : protocol.visit(visit).title().in(in.language());
    }
}
