package org.stegvis.server.results;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.stegvis.conduct.projection.Cells;
import org.stegvis.conduct.projection.DataRows;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.participant.Course;
import org.stegvis.server.participant.CourseTable;
import org.stegvis.server.participant.RowsOfCourse;
import org.stegvis.server.trialsetup.PublishedProtocol;
import org.stegvis.server.trialsetup.Trials;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// The data of everybody who is enrolled and has not taken back the consent, read from a row each. It asks nobody's
/// permission; who shows what it tells
/// does.
@Component
class AllData {
    private static final int AT_ONCE = 1_000;

    private final JdbcTemplate jdbc;
    private final EventLog log;
    private final Trials trials;
    private final TransactionTemplate oneMoment;

    AllData(JdbcTemplate jdbc, EventLog log, Trials trials, PlatformTransactionManager manager) {
        this.jdbc = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        this.jdbc.setFetchSize(AT_ONCE);
        this.log = log;
        this.trials = trials;
        this.oneMoment = new TransactionTemplate(manager);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneMoment.setReadOnly(true);
    }

    /// @param seq of the last entry that the data follow from
    /// @param version the newest then
    /// @param consentTakenBack how many enrolled participants are left out because they took back their consent
    record AsOf(long seq, PublishedProtocol version, TrialData data, int consentTakenBack) implements Remembered.Large {
        @Override
        public int size() {
            return data.size();
        }
    }

    /// The columns that the newest protocol implies, all as of one moment; by participant. Those who took back their
    /// consent are not in it, whoever reads it.
    ///
    /// @throws java.util.NoSuchElementException when there is no such trial
    AsOf of(String trial) {
        return Objects.requireNonNull(oneMoment.execute(status -> {
            long seq = log.end(trial).orElseThrow().seq();
            PublishedProtocol version = trials.find(trial).orElseThrow().current();
            var rows = DataRows.of(version.protocol());
            jdbc.query(
                    "select participant, cells from data_row where trial = ? and not consent_taken_back order by participant",
                    row -> {
                        rows.add(cells(row.getString(1), row.getString(2)));
                    },
                    trial);
            Integer takenBack = jdbc.queryForObject(
                    "select count(*) from data_row where trial = ? and consent_taken_back", Integer.class, trial);
            return new AsOf(seq, version, rows.toData(), takenBack == null ? 0 : takenBack);
        }));
    }

    private static Cells cells(String participant, String text) {
        var numbers = new HashMap<String, Double>();
        var levels = new HashMap<String, String>();
        for (Map.Entry<String, JsonNode> each :
                JsonMapper.shared().readTree(text).properties()) {
            if (each.getValue().isNumber()) {
                numbers.put(each.getKey(), each.getValue().doubleValue());
            } else {
                levels.put(each.getKey(), each.getValue().stringValue());
            }
        }
        return new Cells(participant, numbers, levels);
    }

    /// @param cells as JSON, the columns in order of their names; a column holds numbers or names
    record Row(String cells, boolean consentTakenBack) {

        /// None for who is not enrolled.
        static List<Row> of(Course course) {
            return course.history().facts().enrolled() == null
                    ? List.of()
                    : List.of(new Row(
                            text(Cells.of(course.history())),
                            course.entries().stream().anyMatch(Row::takesConsentBack)));
        }

        private static boolean takesConsentBack(Entry entry) {
            return entry.type().equals("withdrawn")
                    && entry.what().path("from").asString("").equals("consent");
        }

        private static String text(Cells cells) {
            var node = JsonNodeFactory.instance.objectNode();
            var all = new TreeMap<String, Object>(cells.numbers());
            all.putAll(cells.levels());
            all.forEach((name, value) -> {
                if (value instanceof Double number) {
                    node.put(name, number);
                } else {
                    node.put(name, (String) value);
                }
            });
            return node.toString();
        }
    }

    /// The projection `data_row`.
    @Configuration(proxyBeanMethods = false)
    static class Table {
        @Bean
        CourseTable dataRowTable(JdbcTemplate jdbc) {
            Map<String, Function<Row, @Nullable Object>> columns = new LinkedHashMap<>();
            columns.put("cells", Row::cells);
            columns.put("consent_taken_back", Row::consentTakenBack);
            return new RowsOfCourse<>(jdbc, "data_row", columns, Row::of);
        }
    }
}
