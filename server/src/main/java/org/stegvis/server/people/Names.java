package org.stegvis.server.people;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.RehearsalId;

/// The names of those who did something, for the people of the same trial.
@Component
public class Names {
    private final People people;

    public Names(People people) {
        this.people = people;
    }

    /// The name that goes with the id of an actor; the id itself where there is none.
    ///
    /// @param tellsAllocations whether the reader may see who received what in the trial
    /// @return null where the reader must not learn who it was: a therapist gives some treatments and not others
    public @Nullable String of(String actor, String trial, boolean tellsAllocations) {
        Staff staff = people.staff();
        if (!tellsAllocations && staff.hasTreated(actor, trial)) {
            return null;
        }
        Optional<String> madeUp = RehearsalId.role(actor);
        if (madeUp.isPresent()) {
            return madeUp.get().replace('-', ' ').replaceFirst("\\.", ", ");
        }
        return staff.find(actor)
                .map(Person::name)
                .or(() -> staff.machine(actor).map(Machine::name))
                .orElse(actor);
    }
}
