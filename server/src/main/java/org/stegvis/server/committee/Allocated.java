package org.stegvis.server.committee;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Who was allocated what, for the closed report alone. It asks nobody's permission; who shows what it tells does.
@Component
class Allocated {
    private final JdbcTemplate jdbc;

    Allocated(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record Option(LocalDate on, String option) {}

    /// How many participants were ever allocated each option.
    Map<String, Integer> participants(String trial) {
        var participants = new HashMap<String, Integer>();
        jdbc.query(
                "select option, count(distinct participant) from allocation where trial = ? group by option",
                row -> {
                    participants.put(row.getString(1), row.getInt(2));
                },
                trial);
        return participants;
    }

    /// The allocations of those who have an adverse event, by participant, in the order in which they were written.
    Map<String, List<Option>> ofThoseWithEvents(String trial) {
        var options = new HashMap<String, List<Option>>();
        jdbc.query(
                "select participant, allocated, option from allocation where trial = ? and participant in"
                        + " (select participant from adverse_event where trial = ?) order by seq",
                row -> {
                    options.computeIfAbsent(row.getString(1), none -> new ArrayList<>())
                            .add(new Option(row.getObject(2, LocalDate.class), row.getString(3)));
                },
                trial,
                trial);
        return options;
    }
}
