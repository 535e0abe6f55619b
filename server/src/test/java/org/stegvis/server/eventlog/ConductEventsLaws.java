package org.stegvis.server.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.stegvis.conduct.Event;
import org.stegvis.conduct.Value;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.protocol.tailoring.Offering.How;
import tools.jackson.databind.json.JsonMapper;

/// Events of conduct to entries of the log and back.
class ConductEventsLaws {

    @Property(tries = 300)
    void what_is_written_is_read_back_the_same_through_the_text_that_is_hashed(@ForAll("events") Event event) {
        assertThat(ConductEvents.event(written(event))).contains(event);
    }

    @Example
    void every_kind_of_event_is_generated() {
        Set<Class<?>> seen = new HashSet<>();
        events().sampleStream().limit(2000).forEach(event -> seen.add(event.getClass()));
        assertThat(seen).containsAll(Arrays.asList(Event.class.getPermittedSubclasses()));
    }

    @Property(tries = 100)
    void a_canonical_text_is_canonical_already(@ForAll("events") Event event) {
        String text = CanonicalJson.of(ConductEvents.entry(event).what());
        assertThat(CanonicalJson.of(JsonMapper.shared().readTree(text))).isEqualTo(text);
    }

    private static Entry written(Event event) {
        NewEntry entry = ConductEvents.entry(event);
        String stored = CanonicalJson.of(entry.what());
        return new Entry(
                "t",
                1,
                Instant.EPOCH,
                entry.happened(),
                "a",
                "o",
                null,
                "p",
                entry.type(),
                JsonMapper.shared().readTree(stored),
                entry.why(),
                Entry.BEGINNING);
    }

    @Provide
    Arbitrary<Event> events() {
        var days = Arbitraries.integers()
                .between(0, 40_000)
                .map(day -> LocalDate.of(1990, 1, 1).plusDays(day));
        var names = Arbitraries.strings().ofMinLength(1).ofMaxLength(8);
        var classes = names.injectNull(0.3);
        var routes = Arbitraries.integers().between(0, 5);
        return Arbitraries.oneOf(
                Combinators.combine(days, values(names)).as(Event.Screened::new),
                days.map(Event.Consented::new),
                Combinators.combine(days, names.injectNull(0.5)).as(Event.Declined::new),
                days.map(Event.Enrolled::new),
                Combinators.combine(days, names, values(names)).as(Event.Assessed::new),
                Combinators.combine(days, names).as(Event.Missed::new),
                Combinators.combine(
                                days,
                                names,
                                names,
                                routes,
                                classes,
                                names,
                                Arbitraries.of(How.values()),
                                Arbitraries.integers().between(1, 1000).map(part -> part / 1000.0))
                        .as(Event.Allocated::new),
                Combinators.combine(days, names, names, routes, classes).as(Event.Continued::new),
                Combinators.combine(days, names, names, routes, classes).as(Event.Left::new),
                Combinators.combine(days, names, routes, Arbitraries.of(true, false))
                        .as(Event.Treated::new),
                Combinators.combine(days, references(names), value(), names.filter(name -> !name.isBlank()))
                        .as(Event.Corrected::new),
                Combinators.combine(days, names).as(Event.TreatmentWithdrawn::new),
                Combinators.combine(days, names).as(Event.Withdrawn::new));
    }

    private static Arbitrary<Reference> references(Arbitrary<String> names) {
        return Arbitraries.oneOf(
                Combinators.combine(names, names).as(Reference.Measured::new),
                names.map(Reference.Characteristic::new),
                names.map(Reference.OptionAt::new),
                names.map(Reference.ClassAt::new));
    }

    private static Arbitrary<Map<String, Value>> values(Arbitrary<String> names) {
        return Arbitraries.maps(names, value()).ofMaxSize(4);
    }

    private static Arbitrary<Value> value() {
        // A negative zero is written as zero: the two are equal numbers and unequal records.
        var numbers = Arbitraries.doubles().map(number -> number == 0 ? 0.0 : number);
        return Arbitraries.oneOf(
                numbers.map(Value.Number::new),
                Arbitraries.strings().ofMaxLength(8).map(Value.Name::new),
                Combinators.combine(numbers.map(Math::abs), Arbitraries.of(true, false))
                        .as(Value.Time::new));
    }
}
