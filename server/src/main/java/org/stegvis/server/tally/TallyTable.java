package org.stegvis.server.tally;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.stegvis.server.participant.CourseTable;
import org.stegvis.server.participant.Move;

/// The projection `tally`, kept by difference: what a participant added before is taken back, what they add now is
/// added. Two writers of one trial cannot meet here, for whoever writes holds the end of its log.
@Component
class TallyTable implements CourseTable {
    private final JdbcTemplate jdbc;
    private final List<Tallied> all;

    TallyTable(JdbcTemplate jdbc, List<Tallied> all) {
        this.jdbc = jdbc;
        this.all = List.copyOf(all);
    }

    @Override
    public String table() {
        return "tally";
    }

    @Override
    public void follow(String trial, List<Move> moves) {
        Map<Tally, Integer> differences = differences(moves);
        if (differences.isEmpty()) {
            return;
        }
        var changed = List.copyOf(differences.entrySet());
        jdbc.batchUpdate(
                "insert into tally (trial, key, what, site, at, detail, first_day, last_day, n)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (trial, key) do update set n = tally.n + excluded.n",
                changed,
                changed.size(),
                (statement, each) -> {
                    Tally tally = each.getKey();
                    statement.setString(1, trial);
                    statement.setString(2, tally.digest());
                    statement.setString(3, tally.what());
                    statement.setString(4, tally.site());
                    statement.setString(5, tally.at());
                    statement.setString(6, tally.detail());
                    statement.setObject(7, tally.first());
                    statement.setObject(8, tally.last());
                    statement.setInt(9, each.getValue());
                });
        List<Tally> fewer = changed.stream()
                .filter(each -> each.getValue() < 0)
                .map(Map.Entry::getKey)
                .toList();
        if (!fewer.isEmpty()) {
            jdbc.batchUpdate(
                    "delete from tally where trial = ? and key = ? and n = 0",
                    fewer,
                    fewer.size(),
                    (statement, each) -> {
                        statement.setString(1, trial);
                        statement.setString(2, each.digest());
                    });
        }
    }

    private Map<Tally, Integer> differences(List<Move> moves) {
        var differences = new HashMap<Tally, Integer>();
        for (Move move : moves) {
            Tallied.of(all, move.now()).forEach((tally, n) -> differences.merge(tally, n, Integer::sum));
            if (move.before() != null) {
                Tallied.of(all, move.before()).forEach((tally, n) -> differences.merge(tally, -n, Integer::sum));
            }
        }
        differences.values().removeIf(n -> n == 0);
        return differences;
    }
}
