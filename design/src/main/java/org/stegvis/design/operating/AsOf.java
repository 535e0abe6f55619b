package org.stegvis.design.operating;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.stegvis.design.scenario.Calendar;
import org.stegvis.protocol.Chronology;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.expression.Reference;

/// What is known of a simulated trial on one day: who has enrolled, and of each what has come by then.
///
/// Participants enrol by the calendar, in the order of the rows. Visits and decisions come in the weeks that
/// the protocol plans.
final class AsOf {
    private static final int DAYS = 7;

    private final Calendar calendar;
    private final Map<String, Double> weeks;

    AsOf(Protocol protocol, Calendar calendar) {
        this.calendar = calendar;
        this.weeks = weeks(protocol);
    }

    /// Days after the start at which a column of one who enrols on the first is known; columns not named
    /// are known at once.
    private static Map<String, Double> weeks(Protocol protocol) {
        Chronology chronology = protocol.chronology();
        var weeks = new HashMap<String, Double>();
        for (Visit visit : protocol.visits()) {
            for (String measure : visit.collect()) {
                String name = new Reference.Measured(measure, visit.id()).toString();
                weeks.put(name, chronology.week(visit.id()));
                weeks.put(TrialColumns.event(name), chronology.week(visit.id()));
            }
        }
        for (Decision decision : protocol.decisions()) {
            for (String name : columns(decision.id())) {
                weeks.put(name, chronology.last(decision));
            }
        }
        return weeks;
    }

    private static List<String> columns(String decision) {
        return List.of(
                decision,
                TrialColumns.responseClass(decision),
                TrialColumns.visit(decision),
                TrialColumns.week(decision),
                TrialColumns.how(decision),
                TrialColumns.probability(decision),
                TrialColumns.started(decision),
                TrialColumns.completed(decision));
    }

    /// The day, counted from the start, on which the participant who has `before` participants before has
    /// come to a week.
    private long day(int before, double week) {
        return calendar.start().until(calendar.day(before), ChronoUnit.DAYS) + (long) Math.ceil(DAYS * week);
    }

    /// The day on which so many participants have a column.
    long day(int participants, String column) {
        return day(participants - 1, weeks.getOrDefault(column, 0.0));
    }

    /// How many of a trial have enrolled by a day.
    int enrolled(long day, int participants) {
        return (int)
                IntStream.range(0, participants).filter(i -> day(i, 0) <= day).count();
    }

    /// What is known on a day.
    TrialData data(TrialData all, long day) {
        int enrolled = enrolled(day, all.size());
        var columns = new LinkedHashMap<String, Column>();
        for (String name : all.columnNames()) {
            Double week = weeks.get(name);
            columns.put(name, known(all.column(name), enrolled, day, week == null ? 0 : week));
        }
        var participants = new ArrayList<>(all.participants().subList(0, enrolled));
        return TrialData.of(participants, columns);
    }

    private Column known(Column column, int enrolled, long day, double week) {
        return switch (column) {
            case Column.Numbers numbers ->
                Column.Numbers.of(enrolled, i -> day(i, week) <= day ? numbers.at(i) : Double.NaN);
            case Column.Levels levels ->
                Column.Levels.of(levels.levels(), enrolled, i -> day(i, week) <= day ? levels.at(i) : null);
        };
    }
}
