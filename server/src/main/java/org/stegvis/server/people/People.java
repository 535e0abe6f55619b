package org.stegvis.server.people;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.OwnParticipants;
import org.stegvis.server.access.Permission;
import org.stegvis.server.eventlog.Entry;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.eventlog.LogView;

/// Who may do what, now. It is read from the log of people once and kept until there is a newer entry, whichever
/// server wrote it; so a role that was withdrawn gives nothing from the next request on.
@Component
public class People {
    /// The log of people, beside those of the trials.
    public static final String LOG = "@people";

    private final EventLog log;
    private final AtomicReference<Known> known = new AtomicReference<>(new Known(0, Staff.of(List.of())));

    public People(EventLog log) {
        this.log = log;
    }

    /// Everybody as it is.
    public Staff staff() {
        long end = log.end(LOG).map(EventLog.End::seq).orElse(0L);
        Known before = Objects.requireNonNull(known.get());
        if (before.seq() == end) {
            return before.staff();
        }
        List<Entry> entries = log.aboutTrial(LOG);
        var now = new Known(entries.isEmpty() ? 0 : entries.getLast().seq(), Staff.of(entries));
        known.set(now);
        return now.staff();
    }

    /// Everybody at the moment at which a use case decides.
    static Staff staff(LogView view) {
        return Staff.of(view.aboutTrial());
    }

    /// The answers to who may do what, by role.
    ///
    /// @param own tells whose participants are whose
    public Access access(OwnParticipants own) {
        return new ByRole(own);
    }

    /// The same for what is about nobody who takes part.
    Access access() {
        return access((actor, trial, participant) -> false);
    }

    private final class ByRole implements Access {
        private final OwnParticipants own;

        ByRole(OwnParticipants own) {
            this.own = own;
        }

        @Override
        public boolean allows(Actor actor, Permission permission, String trial, @Nullable String site) {
            return isTheServer(actor)
                    || Rehearsed.allows(staff(), actor, permission, trial, site)
                    || staff().allows(actor.id(), permission, trial, site);
        }

        @Override
        public boolean allows(
                Actor actor, Permission permission, String trial, @Nullable String site, String participant) {
            return actor.id()
                            .equals(Actor.participant(trial, participant, actor.origin())
                                    .id())
                    ? Matrix.gives(Role.PARTICIPANT, permission, false)
                    : allowsAboutAny(actor, permission, trial, site)
                            || (allows(actor, permission, trial, site) && own.isOwn(actor.id(), trial, participant));
        }

        @Override
        public boolean allowsAboutAll(Actor actor, Permission permission, String trial, @Nullable String site) {
            return allowsAboutAny(actor, permission, trial, site);
        }

        private boolean allowsAboutAny(Actor actor, Permission permission, String trial, @Nullable String site) {
            return isTheServer(actor)
                    || Rehearsed.allows(staff(), actor, permission, trial, site)
                    || staff().allowsAboutAny(actor.id(), permission, trial, site);
        }

        @Override
        public Reach reach(Actor actor, Permission permission, String trial) {
            return isTheServer(actor) || Rehearsed.allows(staff(), actor, permission, trial, null)
                    ? new Reach(true, Set.of())
                    : staff().reach(actor.id(), permission, trial);
        }
    }

    // Nobody signs in as one of these: a session, a key and a link give ids of other kinds.
    private static boolean isTheServer(Actor actor) {
        return actor.id().equals(Actor.OPERATOR) || actor.id().equals(Actor.SYSTEM.id());
    }

    private record Known(long seq, Staff staff) {}
}
