package org.stegvis.server.sessions;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.stegvis.conduct.Event;
import org.stegvis.server.participant.Course;
import org.stegvis.server.people.People;
import org.stegvis.server.people.Person;
import org.stegvis.server.sessions.SessionsView.Session;
import org.stegvis.server.sessions.SessionsView.Treatment;
import org.stegvis.server.therapy.TherapySession;
import org.stegvis.server.therapy.TherapySession.Told;
import org.stegvis.server.trialpage.InTrial;

/// The treatments that a participant was allocated, with their sessions, the oldest first.
///
/// @param names of those who gave them, by id
record Treatments(InTrial in, Course course, Map<String, String> names) {

    static Treatments of(InTrial in, Course course, People people) {
        return new Treatments(
                in,
                course,
                people.staff().all().stream().collect(Collectors.toMap(Person::id, Person::name, (one, same) -> one)));
    }

    List<Treatment> all() {
        Map<String, Event.Allocated> allocated = new LinkedHashMap<>();
        Map<String, Event.Treated> treated = new LinkedHashMap<>();
        for (Event event : course.history().events()) {
            if (event instanceof Event.Allocated a) {
                allocated.put(a.decision(), a);
            } else if (event instanceof Event.Treated t) {
                treated.put(t.decision(), t);
            }
        }
        var treatments = new ArrayList<Treatment>();
        allocated.forEach((decision, each) -> {
            var treatment = course.version().protocol().treatment(each.option());
            List<Session> sessions = sessions(decision);
            Event.Treated end = treated.get(decision);
            treatments.add(new Treatment(
                    decision,
                    treatment.title().in(in.language()),
                    in.words().date(each.on()),
                    treatment.sessions() == null ? "" : " / " + treatment.sessions(),
                    end == null
                            ? null
                            : in.words()
                                    .t(
                                            end.completed() ? "sessions.ended.completed" : "sessions.ended.early",
                                            in.words().date(end.on())),
                    (int) sessions.stream().filter(Session::attended).count(),
                    sessions));
        });
        return treatments;
    }

    private List<Session> sessions(String decision) {
        return TherapySession.of(course.entries()).reversed().stream()
                .filter(session -> session.decision().equals(decision))
                .map(this::session)
                .toList();
    }

    private Session session(TherapySession session) {
        Told now = session.now();
        List<Told> before = session.told().subList(0, session.told().size() - 1);
        return new Session(
                day(now.on()),
                minutes(now),
                now.minutes() > 0,
                now.content(),
                name(session.told().getFirst().by()),
                in.path("p/" + course.participant() + "/sessions/" + session.number() + "/correct"),
                now.why() == null
                        ? null
                        : in.words()
                                .t(
                                        "sessions.corrected",
                                        name(now.by()),
                                        in.words().moment(now.at()),
                                        now.why()),
                before.reversed().stream()
                        .map(each -> in.words()
                                .t("sessions.before", day(each.on()), minutes(each), each.content())
                                .strip())
                        .toList());
    }

    private String minutes(Told told) {
        return told.minutes() == 0
                ? in.words().t("sessions.absent")
                : in.words().t("sessions.minutes.told", told.minutes());
    }

    private String name(String actor) {
        return names.getOrDefault(actor, actor);
    }

    /// How many sessions of the treatment of a decision were attended.
    int attended(String decision) {
        return (int) sessions(decision).stream().filter(Session::attended).count();
    }

    private String day(String happened) {
        try {
            return in.words().date(LocalDate.parse(happened));
        } catch (DateTimeParseException notADay) {
            return happened;
        }
    }
}
