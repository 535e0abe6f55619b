package org.stegvis.server.monitoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.Projection;
import org.stegvis.server.eventlog.RowsOfParticipant;

/// Which data of a participant are frozen or locked. Neither is changed until it is released: frozen data by who may
/// freeze, locked data by who may lock and with a reason.
public final class Holds {
    private static final String ALL = "";

    private final Map<String, Level> levels;

    private Holds(Map<String, Level> levels) {
        this.levels = levels;
    }

    public enum Level {
        FROZEN,
        LOCKED
    }

    /// One hold.
    ///
    /// @param visit null for all data of the participant
    public record Row(String participant, @Nullable String visit, Level level) {}

    /// From all entries about a participant.
    public static Holds of(List<Entry> entries) {
        var levels = new HashMap<String, Level>();
        for (Entry entry : entries) {
            switch (HoldEvent.TYPES.of(entry).orElse(null)) {
                case HoldEvent.Frozen(var visit) -> levels.put(key(visit), Level.FROZEN);
                case HoldEvent.Locked(var visit) -> levels.put(key(visit), Level.LOCKED);
                case HoldEvent.Unfrozen(var visit) -> levels.remove(key(visit));
                case HoldEvent.Unlocked(var visit) -> levels.remove(key(visit));
                case null -> {}
            }
        }
        return new Holds(levels);
    }

    /// The hold that was put on exactly this; null when there is none.
    ///
    /// @param visit null for all data of the participant
    @Nullable
    Level on(@Nullable String visit) {
        return levels.get(key(visit));
    }

    /// The refusal for a change of the data of a visit; null when they may be changed.
    ///
    /// @param visit null for data that belong to no visit
    public @Nullable Refusal refusal(@Nullable String visit) {
        Level all = levels.get(ALL);
        Level level = all == Level.LOCKED || visit == null ? all : levels.getOrDefault(visit, all);
        return switch (level) {
            case FROZEN -> new Refusal(Refusal.Code.FROZEN, "The data are frozen. Who may freeze can release them.");
            case LOCKED ->
                new Refusal(Refusal.Code.LOCKED, "The data are locked. Who may lock can unlock them, with a reason.");
            case null -> null;
        };
    }

    List<Row> rows(String participant) {
        var rows = new ArrayList<Row>();
        new TreeMap<>(levels)
                .forEach((visit, level) -> rows.add(new Row(participant, visit.equals(ALL) ? null : visit, level)));
        return rows;
    }

    private static String key(@Nullable String visit) {
        return visit == null ? ALL : visit;
    }

    /// The projection `data_hold`.
    @Configuration(proxyBeanMethods = false)
    static class Table {
        @Bean
        Projection dataHoldTable(JdbcTemplate jdbc) {
            Map<String, Function<Row, @Nullable Object>> columns = new LinkedHashMap<>();
            columns.put("visit", row -> key(row.visit()));
            columns.put("level", row -> row.level().name());
            return new RowsOfParticipant<>(
                    jdbc,
                    "data_hold",
                    HoldEvent.TYPES.names(),
                    columns,
                    (participant, entries) -> Holds.of(entries).rows(participant));
        }
    }
}
