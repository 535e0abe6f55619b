package org.stegvis.server.allocation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.FirstAllocation;

/// By the server's time of the entry.
@Component
class FirstRecorded implements FirstAllocation {
    private final JdbcTemplate jdbc;

    FirstRecorded(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Instant> of(String trial) {
        return jdbc
                .query(
                        "select recorded from event where trial = ? and seq ="
                                + " (select min(seq) from allocation where trial = ?)",
                        (row, number) -> row.getObject(1, OffsetDateTime.class).toInstant(),
                        trial,
                        trial)
                .stream()
                .findFirst();
    }
}
