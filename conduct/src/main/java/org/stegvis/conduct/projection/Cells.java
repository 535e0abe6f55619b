package org.stegvis.conduct.projection;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Facts;
import org.stegvis.conduct.History;
import org.stegvis.conduct.Value;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.expression.Reference;

/// What is known of one participant, by the columns of a data set; those of nothing known are left out.
public record Cells(String participant, Map<String, Double> numbers, Map<String, String> levels) {
    public Cells {
        numbers = Map.copyOf(numbers);
        levels = Map.copyOf(levels);
    }

    public static Cells of(History history) {
        var cells = new Filling(new HashMap<>(), new HashMap<>());
        Facts facts = history.facts();
        facts.values().forEach(cells::put);
        for (Event event : history.events()) {
            cells.put(event, facts);
        }
        LocalDate enrolled = facts.enrolled();
        if (enrolled != null) {
            facts.settled()
                    .forEach((decision, on) -> cells.numbers.put(TrialColumns.week(decision), weeks(enrolled, on)));
        }
        return new Cells(history.participant().text(), cells.numbers, cells.levels);
    }

    double number(String column) {
        Double number = numbers.get(column);
        return number == null ? Double.NaN : number;
    }

    @Nullable
    String level(String column) {
        return levels.get(column);
    }

    private static double weeks(LocalDate enrolled, LocalDate on) {
        return ChronoUnit.DAYS.between(enrolled, on) / 7.0;
    }

    /// Cells while they are filled.
    private record Filling(Map<String, Double> numbers, Map<String, String> levels) {

        private void put(Reference reference, Value value) {
            String column = reference.toString();
            switch (value) {
                case Value.Number(var number) -> numbers.put(column, number);
                case Value.Time(var time, var event) -> {
                    numbers.put(column, time);
                    numbers.put(TrialColumns.event(column), event ? 1.0 : 0.0);
                }
                case Value.Name(var name) -> {
                    if (!isNothing(reference, name)) {
                        levels.put(column, name);
                    }
                }
            }
        }

        /// No option and no class leave the cell empty; a category that happens to be called `none` does not.
        private static boolean isNothing(Reference reference, String name) {
            return switch (reference) {
                case Reference.OptionAt option -> name.equals(Reference.NO_OPTION);
                case Reference.ClassAt responseClass -> name.equals(Reference.NO_CLASS);
                case Reference.Measured measured -> false;
                case Reference.Characteristic characteristic -> false;
            };
        }

        private void put(Event event, Facts facts) {
            switch (event) {
                case Event.Allocated allocated -> {
                    levels.put(TrialColumns.visit(allocated.decision()), allocated.visit());
                    levels.put(
                            TrialColumns.how(allocated.decision()),
                            allocated.how().word());
                    numbers.put(TrialColumns.probability(allocated.decision()), allocated.probability());
                }
                case Event.Continued continued ->
                    levels.put(TrialColumns.visit(continued.decision()), continued.visit());
                case Event.Left left -> levels.put(TrialColumns.visit(left.decision()), left.visit());
                case Event.Treated(var on, var decision, var sessions, var completed) -> {
                    numbers.put(TrialColumns.started(decision), sessions > 0 ? 1.0 : 0.0);
                    numbers.put(TrialColumns.completed(decision), completed ? 1.0 : 0.0);
                }
                case Event.Withdrawn(var on, var reason) -> {
                    if (facts.enrolled() != null) {
                        numbers.put(TrialColumns.WITHDRAWN, weeks(facts.enrolled(), on));
                    }
                }
                case Event.TreatmentWithdrawn withdrawal -> {}
                case Event.Screened screened -> {}
                case Event.Consented consented -> {}
                case Event.Declined declined -> {}
                case Event.Enrolled enrolled -> {}
                case Event.Assessed assessed -> {}
                case Event.Missed missed -> {}
                case Event.Corrected corrected -> {}
            }
        }
    }
}
