package org.stegvis.server.administration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.page.Frame;
import org.stegvis.server.page.Refused;
import org.stegvis.server.page.Words;
import org.stegvis.server.people.People;
import org.stegvis.server.people.Person;
import org.stegvis.server.people.Role;
import org.stegvis.server.trialsetup.Trials;

/// What the pages of accounts show: everybody with their roles, and one with the roles and places there are.
@Component
class PeopleModels {
    private final People people;
    private final Trials trials;

    PeopleModels(People people, Trials trials) {
        this.people = people;
        this.trials = trials;
    }

    /// Everybody, and what an invitation that was refused was filled in with.
    PeopleModel all(Frame frame, @Nullable String problem, String name, String email, String why) {
        var lines = people.staff().all().stream()
                .map(person -> new PeopleModel.Line(
                        person.id(),
                        person.name(),
                        person.email(),
                        held(frame.words(), person).stream()
                                .map(PersonModel.Held::label)
                                .toList(),
                        person.active()))
                .toList();
        return new PeopleModel(lines, problem, name, email, why);
    }

    /// One account as its reader sees it.
    ///
    /// @param link of an invitation that was just made; null when none was
    /// @param problem what a form was refused for; null when nothing was
    PersonModel one(Frame frame, Actor reader, String id, @Nullable String link, @Nullable String problem) {
        Person person = people.staff().find(id).orElseThrow(() -> Refused.of(Refusal.Code.NO_SUCH_PERSON));
        return new PersonModel(
                id,
                person.name(),
                person.email(),
                person.active(),
                held(frame.words(), person),
                Arrays.stream(Role.values())
                        .filter(role -> role.scope() != Role.Scope.SELF)
                        .map(role -> new PersonModel.Choice(role.word(), name(frame.words(), role)))
                        .toList(),
                places(frame),
                link,
                problem,
                id.equals(reader.id()));
    }

    private List<PersonModel.Choice> places(Frame frame) {
        var places = new ArrayList<PersonModel.Choice>();
        places.add(new PersonModel.Choice("", frame.t("people.place.server")));
        for (String id : trials.ids()) {
            trials.find(id).ifPresent(state -> {
                var protocol = state.current().protocol();
                places.add(new PersonModel.Choice(id, protocol.trial().title().in(frame.language())));
                protocol.sites()
                        .forEach(site -> places.add(
                                new PersonModel.Choice(id + "/" + site, frame.t("people.place.site", site, id))));
            });
        }
        return places;
    }

    private static List<PersonModel.Held> held(Words words, Person person) {
        return person.grants().stream()
                .map(grant -> {
                    String site = grant.site();
                    String trial = Objects.requireNonNullElse(grant.trial(), "");
                    String place = trial + (site == null ? "" : "/" + site);
                    String label = site != null
                            ? words.t("people.held.site", name(words, grant.role()), trial, site)
                            : trial.isEmpty()
                                    ? name(words, grant.role())
                                    : words.t("people.held.trial", name(words, grant.role()), trial);
                    return new PersonModel.Held(grant.role().word(), place, label);
                })
                .sorted(Comparator.comparing(PersonModel.Held::label))
                .toList();
    }

    private static String name(Words words, Role role) {
        return words.t("role." + role.word());
    }
}
