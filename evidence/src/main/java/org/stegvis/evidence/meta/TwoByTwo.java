package org.stegvis.evidence.meta;

/// Events and persons in two groups.
///
/// @param events with the event under treatment, of `persons`
/// @param otherEvents with the event under the comparator, of `otherPersons`
public record TwoByTwo(double events, double persons, double otherEvents, double otherPersons) {
    public TwoByTwo {
        if (!(events >= 0 && events <= persons && persons > 0)) {
            throw new IllegalArgumentException(
                    "%s events of %s persons: they must be from 0 to the persons.".formatted(events, persons));
        }
        if (!(otherEvents >= 0 && otherEvents <= otherPersons && otherPersons > 0)) {
            throw new IllegalArgumentException("%s events of %s persons: they must be from 0 to the persons."
                    .formatted(otherEvents, otherPersons));
        }
    }

    double a() {
        return events;
    }

    double b() {
        return persons - events;
    }

    double c() {
        return otherEvents;
    }

    double d() {
        return otherPersons - otherEvents;
    }

    double all() {
        return persons + otherPersons;
    }

    /// With a half added to each cell where one of them is empty.
    TwoByTwo corrected() {
        boolean empty = a() == 0 || b() == 0 || c() == 0 || d() == 0;
        return empty ? new TwoByTwo(events + 0.5, persons + 1, otherEvents + 0.5, otherPersons + 1) : this;
    }
}
