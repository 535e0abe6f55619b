package org.stegvis.server.rest;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.monitoring.About;
import org.stegvis.server.monitoring.QueryRow;
import org.stegvis.server.monitoring.VerificationRow;
import org.stegvis.server.participant.Participants;
import org.stegvis.server.people.Names;

/// Queries and verifications as the API tells them: with the names of those who asked, answered and compared. Of a
/// therapist neither id nor name is told to a reader who must not learn who received what.
@Component
class MonitoringDocuments {
    /// Who it was, where a reader must not learn which therapist.
    private static final String HIDDEN = "staff";

    private final Names names;
    private final Access access;
    private final Participants participants;

    MonitoringDocuments(Names names, Access access, Participants participants) {
        this.names = names;
        this.access = access;
        this.participants = participants;
    }

    /// @param number names it within the trial
    /// @param said question, answers and further questions, in order
    record Query(
            String participant,
            long number,
            @Nullable String site,
            About about,
            QueryRow.Status status,
            List<Said> said) {
        Query {
            said = List.copyOf(said);
        }
    }

    /// @param by the id of the actor; `staff` where the reader must not learn who it was
    /// @param name the name that goes with it; null where the reader must not learn it
    record Said(String by, @Nullable String name, Instant at, String text) {}

    /// @param about one value
    /// @param by the id of the actor; `staff` where the reader must not learn who it was
    /// @param name the name that goes with it; null where the reader must not learn it
    /// @param stands whether the value is still the one that was compared
    record Verification(
            String participant,
            About about,
            String by,
            @Nullable String name,
            Instant at,
            boolean stands) {}

    List<Query> queries(Actor reader, String trial, List<QueryRow> rows) {
        var naming = new Naming(reader, trial);
        return rows.stream()
                .map(row -> new Query(
                        row.participant(),
                        row.number(),
                        row.site(),
                        row.about(),
                        row.status(),
                        row.said().stream()
                                .map(each -> said(each, naming.of(each.by(), row.participant(), row.site())))
                                .toList()))
                .toList();
    }

    private static Said said(QueryRow.Said said, Who who) {
        return new Said(who.by(), who.name(), said.at(), said.text());
    }

    List<Verification> verifications(Actor reader, String trial, List<VerificationRow> rows) {
        var naming = new Naming(reader, trial);
        Map<String, String> sites = participants.sites(
                trial,
                rows.stream().map(VerificationRow::participant).distinct().toList());
        return rows.stream()
                .map(row -> {
                    Who who = naming.of(row.by(), row.participant(), sites.get(row.participant()));
                    return new Verification(
                            row.participant(), row.about(), who.by(), who.name(), row.at(), row.stands());
                })
                .toList();
    }

    private record Who(String by, @Nullable String name) {}

    /// Names for one reader and one answer: everybody is looked up once.
    private final class Naming {
        private final Actor reader;
        private final String trial;
        private final Map<String, Boolean> tellsAllocations = new HashMap<>();
        private final Map<String, Who> known = new HashMap<>();

        Naming(Actor reader, String trial) {
            this.reader = reader;
            this.trial = trial;
        }

        Who of(String actor, String participant, @Nullable String site) {
            boolean tells = tellsAllocations.computeIfAbsent(
                    participant, each -> access.allows(reader, Permission.SEE_ALLOCATIONS, trial, site, participant));
            return known.computeIfAbsent(actor + " " + tells, none -> {
                String name = names.of(actor, trial, tells);
                return new Who(name == null ? HIDDEN : actor, name);
            });
        }
    }
}
