package org.stegvis.protocol;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A trial as data: one immutable value that every part of Stegvis reads.
///
/// `ProtocolReader` guarantees that names are unique within their list and that every name used is declared.
/// Lists keep the order of the file; decisions are in order of time.
///
/// @param characteristics those declared, and `site` when there are sites
/// @param cluster the characteristic by which participants are grouped beyond themselves (clinic, school);
/// empty text when there is none
/// @param interim null when the data are not looked at before the trial ends
/// @param reminders null when participants are not reminded of their visits
public record Protocol(
        Trial trial,
        List<String> sites,
        List<Characteristic> characteristics,
        List<Treatment> treatments,
        List<Measure> measures,
        List<Visit> visits,
        List<Criterion> eligibility,
        List<Decision> decisions,
        List<Analysis> analyses,
        String cluster,
        @Nullable Interim interim,
        @Nullable Reminders reminders) {
    public Protocol {
        sites = List.copyOf(sites);
        characteristics = List.copyOf(characteristics);
        treatments = List.copyOf(treatments);
        measures = List.copyOf(measures);
        visits = List.copyOf(visits);
        eligibility = List.copyOf(eligibility);
        decisions = List.copyOf(decisions);
        analyses = List.copyOf(analyses);
        if (decisions.isEmpty()) {
            throw new IllegalArgumentException("Protocol '" + trial.id() + "' must have at least one decision.");
        }
    }

    public Treatment treatment(String id) {
        return named(treatments, Treatment::id, id, "treatment");
    }

    public Measure measure(String id) {
        return named(measures, Measure::id, id, "measure");
    }

    public Visit visit(String id) {
        return named(visits, Visit::id, id, "visit");
    }

    public Characteristic characteristic(String id) {
        return named(characteristics, Characteristic::id, id, "characteristic");
    }

    public Decision decision(String id) {
        return named(decisions, Decision::id, id, "decision");
    }

    public Analysis analysis(String id) {
        return named(analyses, Analysis::id, id, "analysis");
    }

    /// The planned order of visits and decisions.
    public Chronology chronology() {
        return Chronology.of(visits, decisions);
    }

    public boolean hasCharacteristic(String id) {
        return characteristics.stream().anyMatch(each -> each.id().equals(id));
    }

    private static <T> T named(List<T> all, Function<T, String> id, String wanted, String kind) {
        for (T each : all) {
            if (id.apply(each).equals(wanted)) {
                return each;
            }
        }
        throw new NoSuchElementException("There is no %s '%s'; there are: %s."
                .formatted(kind, wanted, all.stream().map(id).toList()));
    }
}
