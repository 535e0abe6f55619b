package org.stegvis.exchange.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.data.Column;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.data.TrialColumns.Kind;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.expression.Values;
import org.stegvis.protocol.tailoring.Offering;
import org.stegvis.protocol.tailoring.Ruling;
import org.stegvis.protocol.tailoring.Tailoring;

/// Data of any protocol, without sense but without contradiction: values by chance, options as the protocol gives
/// them.
public final class MadeUpTrial {
    private final Protocol protocol;
    private final Random random;

    private MadeUpTrial(Protocol protocol, long seed) {
        this.protocol = protocol;
        this.random = new Random(seed);
    }

    public static TrialData of(Protocol protocol, int participants, long seed) {
        var trial = new MadeUpTrial(protocol, seed);
        List<Row> rows = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < participants; i++) {
            rows.add(trial.row());
            names.add("p" + i);
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        for (var column : TrialColumns.of(protocol)) {
            String name = column.name();
            columns.put(
                    name,
                    column.kind() instanceof Kind.OneOf(var levels)
                            ? Column.Levels.of(
                                    levels,
                                    participants,
                                    i -> rows.get(i).levels.get(name))
                            : Column.Numbers.of(
                                    participants, i -> rows.get(i).numbers.getOrDefault(name, Double.NaN)));
        }
        return TrialData.of(names, columns);
    }

    private Row row() {
        var row = new Row(new HashMap<>(), new HashMap<>());
        for (var column : TrialColumns.of(protocol)) {
            boolean isFact = column.name().contains("@") || protocol.hasCharacteristic(column.name());
            if (isFact) {
                switch (column.kind()) {
                    case Kind.Number number -> row.numbers.put(column.name(), number(column.name()));
                    case Kind.YesNo yesNo -> row.numbers.put(column.name(), (double) random.nextInt(2));
                    case Kind.OneOf(var levels) ->
                        row.levels.put(column.name(), levels.get(random.nextInt(levels.size())));
                }
            }
        }
        for (Decision decision : protocol.decisions()) {
            if (Tailoring.of(decision).over(row) instanceof Ruling.Routed routed
                    && routed.action() instanceof Action.Allocate allocate) {
                var offering = Offering.of(decision.id(), routed, allocate, row);
                if (!offering.open().isEmpty()) {
                    int chosen = random.nextInt(offering.open().size());
                    row.levels.put(decision.id(), offering.open().get(chosen).option());
                }
            }
        }
        return row;
    }

    /// Within the scale.
    private double number(String column) {
        int at = column.indexOf('@');
        Scale scale = at < 0
                ? protocol.characteristics().stream()
                        .filter(each -> each.id().equals(column))
                        .findFirst()
                        .orElseThrow()
                        .scale()
                : protocol.measure(column.substring(0, at)).scale();
        return switch (scale) {
            case Scale.Continuous(double min, double max)
            when Double.isFinite(min) && Double.isFinite(max) ->
                Math.ceil(min + (max - min) * (0.25 + 0.5 * random.nextDouble()));
            case Scale.Ordinal(int lowest, int highest) -> lowest + random.nextInt(highest - lowest + 1);
            case Scale.Continuous c -> 25.0 + random.nextInt(50);
            case Scale.Count c -> 25.0 + random.nextInt(50);
            case Scale.TimeToEvent t -> 25.0 + random.nextInt(50);
            case Scale.Binary b -> random.nextInt(2);
            case Scale.Categories c -> 0;
        };
    }

    private record Row(Map<String, Double> numbers, Map<String, String> levels) implements Values {
        @Override
        public double number(Reference reference) {
            return numbers.getOrDefault(reference.toString(), Double.NaN);
        }

        @Override
        public @Nullable String level(Reference reference) {
            String level = levels.get(reference.toString());
            return level == null && reference instanceof Reference.OptionAt ? Reference.NO_OPTION : level;
        }
    }
}
