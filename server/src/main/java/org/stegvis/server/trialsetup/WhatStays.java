package org.stegvis.server.trialsetup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Characteristic;
import org.stegvis.protocol.Decision;
import org.stegvis.protocol.Measure;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Treatment;
import org.stegvis.protocol.Visit;
import org.stegvis.protocol.data.TrialColumns;
import org.stegvis.protocol.data.TrialColumns.Kind;

/// What an amendment must leave as it is: the names under which data of participants are kept, and the kinds of values
/// that they have, for those who came before stay in the data set. It may add to them and change all else. An option
/// or a site that nobody is to get any more is closed by a cap.
public record WhatStays(Protocol before, Protocol after) {

    /// What is missing or of another kind, as the protocol writes it (`visits: week26`, `second: more`); none where
    /// all stays.
    public List<String> missing() {
        var missing = new ArrayList<String>();
        add(
                missing,
                "treatments",
                each -> each.treatments().stream().map(Treatment::id).toList());
        add(
                missing,
                "characteristics",
                each -> each.characteristics().stream().map(Characteristic::id).toList());
        add(
                missing,
                "measures",
                each -> each.measures().stream().map(Measure::id).toList());
        add(missing, "visits", each -> each.visits().stream().map(Visit::id).toList());
        add(
                missing,
                "decisions",
                each -> each.decisions().stream().map(Decision::id).toList());
        Map<String, Kind> now = new LinkedHashMap<>();
        TrialColumns.of(after).forEach(column -> now.put(column.name(), column.kind()));
        TrialColumns.of(before).forEach(column -> add(missing, column.name(), column.kind(), now.get(column.name())));
        return List.copyOf(missing);
    }

    private void add(List<String> missing, String what, Function<Protocol, List<String>> names) {
        List<String> now = names.apply(after);
        names.apply(before).stream()
                .filter(name -> !now.contains(name))
                .forEach(name -> missing.add(what + ": " + name));
    }

    /// @param now null where there is no such column any more, which is told above where it matters
    private static void add(List<String> missing, String column, Kind before, @Nullable Kind now) {
        switch (before) {
            case Kind.OneOf(var levels)
            when now instanceof Kind.OneOf(var left) ->
                levels.stream()
                        .filter(level -> !left.contains(level))
                        .map(level -> column + ": " + level)
                        .forEach(missing::add);
            case Kind.OneOf levels -> addIf(now != null, missing, column);
            case Kind.Number number -> addIf(now != null && !(now instanceof Kind.Number), missing, column);
            case Kind.YesNo yesNo -> addIf(now != null && !(now instanceof Kind.YesNo), missing, column);
        }
    }

    private static void addIf(boolean isOther, List<String> missing, String column) {
        if (isOther) {
            missing.add(column);
        }
    }
}
