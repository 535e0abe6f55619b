package org.stegvis.server.signin;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.Actor;
import org.stegvis.server.page.ReadsIn;
import org.stegvis.server.people.AccountEvents;
import org.stegvis.server.people.PeopleEvent;

/// Begins the session of somebody who has shown who they are. When it is from a network, or with a device, from which
/// they did not sign in within a year, that stands in the log of people, and they are told.
@Component
class Arriving {
    private static final Duration KEPT = Duration.ofDays(365);
    /// How much of an address is the network's: 24 bits of an IPv4, 48 of an IPv6.
    private static final int BYTES_OF_4 = 3;

    private static final int BYTES_OF_6 = 6;
    private static final int SHORT = 4;

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final AccountEvents events;
    private final Sessions sessions;
    private final ReadsIn languages;

    Arriving(JdbcTemplate jdbc, Clock clock, AccountEvents events, Sessions sessions, ReadsIn languages) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.sessions = sessions;
        this.languages = languages;
    }

    private record Place(String kind, String place) {}

    /// The token of a new session.
    String arrive(String person, Visit from) {
        languages.come(person, from.language());
        List<Place> here = List.of(new Place("device", from.device()), new Place("network", network(from.origin())));
        // First what most sign-ins are, which needs no look at the log.
        if (here.stream().filter(place -> isKnown(person, place)).count() < here.size()) {
            events.write(new Actor(person, from.origin()), () -> elsewhere(person, here, from));
        }
        return sessions.begin(person, Sessions.Stage.STAFF, from);
    }

    private boolean isKnown(String person, Place place) {
        return jdbc.update(
                        "update known_place set seen = ? where person = ? and kind = ? and place = ? and seen >= ?",
                        utc(clock.instant()),
                        person,
                        place.kind(),
                        place.place(),
                        utc(clock.instant().minus(KEPT)))
                == 1;
    }

    /// Who comes for the first time has just been told that their account was made; who comes after more than a year is
    /// told again.
    private Optional<PeopleEvent> elsewhere(String person, List<Place> here, Visit from) {
        Integer before =
                jdbc.queryForObject("select count(*) from known_place where person = ?", Integer.class, person);
        jdbc.update(
                "delete from known_place where person = ? and seen < ?",
                person,
                utc(clock.instant().minus(KEPT)));
        long added = here.stream().filter(place -> add(person, place)).count();
        return before == null || before == 0 || added == 0
                ? Optional.empty()
                : Optional.of(new PeopleEvent.SignedInElsewhere(person, from.device()));
    }

    private boolean add(String person, Place place) {
        return jdbc.update(
                        "insert into known_place (person, kind, place, seen) values (?, ?, ?, ?) on conflict do nothing",
                        person,
                        place.kind(),
                        place.place(),
                        utc(clock.instant()))
                == 1;
    }

    /// The network of an address; an address that cannot be read is a network of its own.
    static String network(String origin) {
        String address = origin.replaceFirst("^web ", "");
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            int length = bytes.length == SHORT ? BYTES_OF_4 : BYTES_OF_6;
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, length));
        } catch (IllegalArgumentException unreadable) {
            return address;
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
