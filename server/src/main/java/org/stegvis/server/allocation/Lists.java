package org.stegvis.server.allocation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.stegvis.protocol.Action.Offer;
import org.stegvis.protocol.Procedure;
import org.stegvis.randomisation.AllocationKey;
import org.stegvis.randomisation.AllocationList;
import org.stegvis.randomisation.Allocator;
import org.stegvis.randomisation.KeyedSource;
import org.stegvis.randomisation.ListAddress;
import org.stegvis.randomisation.RandomSource;
import org.stegvis.server.trialsetup.KeyFolder;
import org.stegvis.server.trialsetup.TrialState;

/// The allocation lists of the trials, under their keys; kept, because to walk a list is quick only forwards.
@Component
class Lists {
    private final KeyFolder keys;
    private final Map<Name, AllocationList> lists = new ConcurrentHashMap<>();
    private final Map<String, Allocator> allocators = new ConcurrentHashMap<>();

    Lists(KeyFolder keys) {
        this.keys = keys;
    }

    AllocationList list(TrialState state, Procedure procedure, List<Offer> offers, ListAddress address) {
        return lists.computeIfAbsent(
                new Name(state.trial(), procedure, offers, address),
                name -> allocator(state).list(procedure, offers, address));
    }

    /// The trial's source of chance.
    RandomSource source(TrialState state) {
        return allocator(state).source();
    }

    private Allocator allocator(TrialState state) {
        return allocators.computeIfAbsent(state.trial(), trial -> {
            var bound = Objects.requireNonNull(state.commitment(), "a published trial is bound to a key");
            AllocationKey key = keys.key(trial, bound.commitment());
            return new Allocator(new KeyedSource(key));
        });
    }

    // A rehearsal follows the protocol of its trial, under a key of its own.
    private record Name(String trial, Procedure procedure, List<Offer> offers, ListAddress address) {}
}
