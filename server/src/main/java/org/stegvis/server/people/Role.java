package org.stegvis.server.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What somebody is in a trial. What each may do stands in [Matrix].
public enum Role {
    TRIAL_MANAGER(Scope.TRIAL),
    SITE_COORDINATOR(Scope.SITE),
    THERAPIST(Scope.SITE),
    /// Blind: must not learn an allocation.
    ASSESSOR(Scope.SITE),
    /// Blind until the allocations of the trial are unlocked.
    STATISTICIAN(Scope.TRIAL),
    DATA_MANAGER(Scope.TRIAL),
    MONITOR(Scope.SITE),
    /// Sees aggregates by option, and nobody's allocation.
    COMMITTEE_MEMBER(Scope.TRIAL),
    AUDITOR(Scope.TRIAL),
    ADMINISTRATOR(Scope.SERVER),
    /// Judges the evidence of guidelines; knows nothing of a trial that has not been released.
    GUIDELINE_MEMBER(Scope.SERVER),
    /// Keeps the evidence files of guidelines, and places results in them.
    GUIDELINE_EDITOR(Scope.SERVER),
    /// About themself only; nobody is granted this role, a link gives it.
    PARTICIPANT(Scope.SELF);

    /// Where a role can be held.
    public enum Scope {
        SERVER,
        TRIAL,
        /// At one site, or at all of a trial.
        SITE,
        SELF
    }

    private final Scope scope;

    Role(Scope scope) {
        this.scope = scope;
    }

    public Scope scope() {
        return scope;
    }

    /// The role with a word.
    ///
    /// @param word as documents write it
    /// @throws IllegalArgumentException when there is no such role
    public static Role of(String word) {
        return Arrays.stream(values())
                .filter(role -> role.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no role '" + word + "'; there are "
                        + Arrays.stream(values()).map(Role::word).collect(Collectors.joining(", ")) + "."));
    }

    /// As documents write it: `site-coordinator`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
