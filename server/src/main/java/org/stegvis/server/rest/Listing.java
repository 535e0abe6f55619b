package org.stegvis.server.rest;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.participant.Participants;

/// Answers questions for lists: of a trial, over the sites that the asker may see, page by page; and of one
/// participant.
@Component
class Listing {
    private static final int MOST = 1000;

    private final Access access;
    private final Participants participants;

    Listing(Access access, Participants participants) {
        this.access = access;
        this.participants = participants;
    }

    /// Reads rows for a list, in its order.
    ///
    /// `sites` are those of which rows may be shown, null for all; `limit` is the most that fit on the page.
    interface Read<R> {
        List<R> rows(@Nullable List<String> sites, int limit);
    }

    /// One page. When it is full, the header `Link` tells the address of the next one. It may hold fewer rows than
    /// were asked for, also then: those about participants whom the asker may not see are left out.
    ///
    /// @param site the only one that is asked for; null for all that the asker may see
    /// @param participant whom a row is about
    /// @param cursor of a row, after which the next page begins
    <R> ResponseEntity<Object> ofTrial(
            Actor actor,
            Permission permission,
            String trial,
            @Nullable String site,
            int limit,
            Read<R> read,
            Function<R, String> participant,
            Function<R, Object> cursor) {
        List<String> sites;
        if (site != null) {
            if (!access.allows(actor, permission, trial, site)) {
                return Problems.of(Refusal.notPermitted());
            }
            sites = List.of(site);
        } else {
            Access.Reach reach = access.reach(actor, permission, trial);
            if (reach.nowhere()) {
                return Problems.of(Refusal.notPermitted());
            }
            sites = reach.everywhere() ? null : List.copyOf(reach.sites());
        }
        int most = Math.clamp(limit, 1, MOST);
        List<R> rows = read.rows(sites, most);
        var answer = ResponseEntity.ok();
        if (rows.size() == most) {
            String next = ServletUriComponentsBuilder.fromCurrentRequest()
                    .replaceQueryParam("after", cursor.apply(rows.getLast()))
                    .build()
                    .toUriString();
            answer.header("Link", "<" + next + ">; rel=\"next\"");
        }
        if (access.allowsAboutAll(actor, permission, trial)) {
            return answer.body(rows);
        }
        Map<String, String> at =
                participants.sites(trial, rows.stream().map(participant).collect(Collectors.toSet()));
        return answer.body(rows.stream()
                .filter(row ->
                        access.allows(actor, permission, trial, at.get(participant.apply(row)), participant.apply(row)))
                .toList());
    }

    /// All about one participant.
    ResponseEntity<Object> ofParticipant(
            Actor actor, Permission permission, String trial, String participant, Supplier<Object> read) {
        var row = participants.find(trial, participant).orElse(null);
        Refusal refusal = access.refusal(actor, permission, trial, row == null ? null : row.site(), participant);
        if (refusal != null) {
            return Problems.of(refusal);
        }
        return row == null
                ? Problems.of(
                        new Refusal(Refusal.Code.NO_SUCH_PARTICIPANT, "There is no participant '" + participant + "'."))
                : ResponseEntity.ok(read.get());
    }
}
