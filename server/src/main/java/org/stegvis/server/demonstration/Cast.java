package org.stegvis.server.demonstration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.RehearsalId;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.people.Grant;
import org.stegvis.server.people.ManagingPeople;
import org.stegvis.server.people.Role;

/// The made-up staff: one for each role, at each site where the role belongs to one.
///
/// @param byRole by the word of the role, and the site where there is one
record Cast(Map<String, Actor> byRole) {
    static final String ORIGIN = "demonstration";
    static final Actor OPERATOR = new Actor(Actor.OPERATOR, ORIGIN);

    static Cast of(ManagingPeople managing, String trial, List<String> sites) {
        var cast = new LinkedHashMap<String, Actor>();
        for (Role role : Role.values()) {
            switch (role.scope()) {
                case SERVER -> cast.put(key(role, null), person(managing, role, null, null));
                case TRIAL -> cast.put(key(role, null), person(managing, role, trial, null));
                case SITE -> sites.forEach(site -> cast.put(key(role, site), person(managing, role, trial, site)));
                case SELF -> {}
            }
        }
        return new Cast(Map.copyOf(cast));
    }

    /// The same for a rehearsal: they have no accounts, and no rights anywhere else.
    static Cast ofRehearsal(List<String> sites) {
        var cast = new LinkedHashMap<String, Actor>();
        for (Role role : Role.values()) {
            switch (role.scope()) {
                case SERVER -> {}
                case TRIAL -> cast.put(key(role, null), RehearsalId.madeUp(role.word(), null));
                case SITE -> {
                    cast.put(key(role, null), RehearsalId.madeUp(role.word(), null));
                    sites.forEach(site -> cast.put(key(role, site), RehearsalId.madeUp(role.word(), site)));
                }
                case SELF -> {}
            }
        }
        return new Cast(Map.copyOf(cast));
    }

    Map<String, String> ids() {
        var ids = new LinkedHashMap<String, String>();
        byRole.forEach((role, actor) -> ids.put(role, actor.id()));
        return ids;
    }

    Actor of(Role role, @Nullable String site) {
        String where = role.scope() == Role.Scope.SITE ? site : null;
        return Objects.requireNonNull(byRole.get(key(role, where)), "nobody plays " + key(role, where));
    }

    /// The same, who signs what they do, as the real one would.
    Actor signing(Role role, @Nullable String site) {
        return of(role, site).signing("Made-up " + role.word().replace('-', ' '), "approved");
    }

    private static Actor person(ManagingPeople managing, Role role, @Nullable String trial, @Nullable String site) {
        String word = key(role, site);
        String name = "Made-up " + word.replace('-', ' ').replace('.', ',').toLowerCase(Locale.ROOT);
        Written made = managing.make(OPERATOR, name.replace(",", ", "), word + "@example.org", ORIGIN);
        String person = Playing.done(made).getFirst().what().path("person").stringValue();
        Playing.done(managing.grant(OPERATOR, person, new Grant(role, trial, site), ORIGIN));
        return new Actor(person, ORIGIN);
    }

    private static String key(Role role, @Nullable String site) {
        return site == null ? role.word() : role.word() + "." + site;
    }
}
