package org.stegvis.server.therapy;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.access.RehearsalId;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.participant.Assignment;
import org.stegvis.server.participant.ParticipantWriter;
import org.stegvis.server.people.Grant;
import org.stegvis.server.people.People;
import org.stegvis.server.people.Person;
import org.stegvis.server.people.Role;

/// A participant is given a therapist, and another one for a reason. From then on the therapist sees this participant,
/// and the one before no longer does.
@Component
public class AssigningTherapists {
    private final ParticipantWriter writer;
    private final People people;

    public AssigningTherapists(ParticipantWriter writer, People people) {
        this.writer = writer;
        this.people = people;
    }

    /// The therapists of a site, by name.
    ///
    /// @param site null in a trial without sites
    public List<Person> therapists(String trial, @Nullable String site) {
        return people.staff().all().stream()
                .filter(Person::active)
                .filter(person -> person.grants().stream().anyMatch(grant -> isTherapist(grant, trial, site)))
                .toList();
    }

    /// Gives a participant a therapist, or another one.
    ///
    /// @param person the id of the account of a therapist at the participant's site
    /// @param why needed when there was another therapist before
    public Written assign(
            Actor actor, String trial, String participant, String person, String why, @Nullable String key) {
        return writer.write(actor, Permission.ASSIGN_THERAPIST, trial, participant, key, standing -> {
            String before = Assignment.therapist(standing.course().entries());
            if (person.equals(before)) {
                return Decide.refuse(Refusal.Code.NOTHING_TO_DO, "That is the participant's therapist already.");
            }
            if (before != null && why.isBlank()) {
                return Decide.refuse(Refusal.Code.REASON_MISSING, "To change the therapist needs a reason.");
            }
            boolean treatsThere =
                    (RehearsalId.is(trial) && RehearsalId.role(person).isPresent())
                            || therapists(trial, standing.course().site()).stream()
                                    .anyMatch(each -> each.id().equals(person));
            return treatsThere
                    ? Decide.write(Assignment.TYPES.entry(
                            new Assignment(person), standing.today(), why.isBlank() ? null : why.strip()))
                    : Decide.refuse(
                            Refusal.Code.NO_SUCH_PERSON, "There is no such therapist at the participant's site.");
        });
    }

    private static boolean isTherapist(Grant grant, String trial, @Nullable String site) {
        return grant.role() == Role.THERAPIST
                && Objects.equals(grant.trial(), trial)
                && (grant.site() == null || grant.site().equals(site));
    }
}
