package org.stegvis.server.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.stegvis.randomisation.ListAddress;
import org.stegvis.randomisation.Minimiser;
import org.stegvis.server.eventlog.LogView;
import org.stegvis.server.trialsetup.TrialState.OptionAt;
import tools.jackson.databind.json.JsonMapper;

/// What has been given out so far, exact while the log is locked. Each is read once and counted on from
/// there, so that requests which share a transaction see each other.
@Component
class Counts {
    private final JdbcTemplate jdbc;

    Counts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// How many allocations a list has given.
    AtomicLong ofList(LogView view, ListAddress address) {
        return count(
                view,
                address,
                () -> number(
                        "select coalesce(max(position) + 1, 0) from allocation where trial = ? and list = ?",
                        view.trial(),
                        Drawn.listName(address)));
    }

    /// What an address with minimisation has given, in order; the caller adds what it gives.
    Earlier earlier(LogView view, ListAddress address) {
        return view.during(
                address,
                Earlier.class,
                () -> new Earlier(new ArrayList<>(jdbc.query(
                        "select option, levels from allocation where trial = ? and list = ? order by position",
                        (row, number) -> new Minimiser.Earlier(
                                row.getString(1),
                                Drawn.names(JsonMapper.shared().readTree(row.getString(2)))),
                        view.trial(),
                        Drawn.listName(address)))));
    }

    record Earlier(List<Minimiser.Earlier> allocations) {}

    /// How many allocations an option got at a decision.
    AtomicLong ofOption(LogView view, OptionAt option) {
        return count(
                view,
                option,
                () -> number(
                        "select count(*) from allocation where trial = ? and decision = ? and option = ?",
                        view.trial(),
                        option.decision(),
                        option.option()));
    }

    /// How many participants a site enrolled.
    AtomicLong ofSite(LogView view, String site) {
        return count(
                view,
                new Site(site),
                () -> number(
                        "select count(*) from participant where trial = ? and site = ? and enrolled is not null",
                        view.trial(),
                        site));
    }

    private static AtomicLong count(LogView view, Object name, LongSupplier read) {
        return view.during(name, AtomicLong.class, () -> new AtomicLong(read.getAsLong()));
    }

    private long number(String query, Object... arguments) {
        Long number = jdbc.queryForObject(query, Long.class, arguments);
        return number == null ? 0 : number;
    }

    private record Site(String id) {}
}
