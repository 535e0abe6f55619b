package org.stegvis.server.eventlog;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The kinds of event of one feature by the name they have in the log: how each is written and read. What stands in
/// the envelope of an entry (day, reason, participant) is not repeated inside.
///
/// @param <E> the feature's sealed interface; its kinds are records
public final class EventTypes<E> {
    private final Map<String, Class<? extends E>> byName;

    private EventTypes(Map<String, Class<? extends E>> byName) {
        this.byName = Map.copyOf(byName);
    }

    public static <E> EventTypes<E> of(Map<String, Class<? extends E>> byName) {
        return new EventTypes<>(byName);
    }

    /// What is written for an event.
    ///
    /// @param happened the day
    public NewEntry entry(E event, LocalDate happened, @Nullable String why) {
        String name = byName.entrySet().stream()
                .filter(each -> each.getValue().isInstance(event))
                .findFirst()
                .orElseThrow()
                .getKey();
        return new NewEntry(name, happened.toString(), JsonMapper.shared().valueToTree(event), why);
    }

    /// The event of an entry; empty when the entry is about something else.
    public Optional<E> of(Entry entry) {
        Class<? extends E> type = byName.get(entry.type());
        return type == null ? Optional.empty() : Optional.of(JsonMapper.shared().treeToValue(entry.what(), type));
    }

    public Set<String> names() {
        return byName.keySet();
    }
}
