package org.stegvis.server.rest;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.Written;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What was written, as a document.
final class Answers {
    /// Where in a list an allocation stood is for the auditor alone; and from the hashes of two entries in
    /// a row somebody could try out which option the second one holds.
    private static final Set<String> NOT_TOLD = Set.of("list", "position", "levels", "hash");

    private Answers() {}

    /// @param again whether an earlier request with the same key did it
    record Done(@Nullable String participant, boolean again, List<Item> entries) {}

    record Item(
            long seq,
            Instant recorded,
            String happened,
            String type,
            @Nullable JsonNode what,
            @Nullable String why) {
        /// That it was written, and no more.
        static Item without(Entry entry) {
            return new Item(entry.seq(), entry.recorded(), entry.happened(), entry.type(), null, null);
        }

        static Item of(Entry entry) {
            JsonNode what = entry.what();
            if (what instanceof ObjectNode object && NOT_TOLD.stream().anyMatch(object::has)) {
                what = object.deepCopy().remove(NOT_TOLD);
            }
            return new Item(entry.seq(), entry.recorded(), entry.happened(), entry.type(), what, entry.why());
        }
    }

    static ResponseEntity<Object> of(Written written) {
        return of(written, Item::of);
    }

    /// For who did it and may not see what it holds.
    static ResponseEntity<Object> withoutContent(Written written) {
        return of(written, Item::without);
    }

    private static ResponseEntity<Object> of(Written written, Function<Entry, Item> item) {
        return switch (written) {
            case Written.Refused(var refusal) -> Problems.of(refusal);
            case Written.Done(var entries, var again) ->
                ResponseEntity.status(again ? 200 : 201)
                        .body(new Done(
                                entries.getFirst().participant(),
                                again,
                                entries.stream().map(item).toList()));
        };
    }
}
