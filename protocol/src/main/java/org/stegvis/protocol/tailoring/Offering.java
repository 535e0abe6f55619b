package org.stegvis.protocol.tailoring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Action;
import org.stegvis.protocol.expression.Level;
import org.stegvis.protocol.expression.Values;

/// What an allocation has to offer to one participant.
///
/// @param open the options open to the participant, in the order of the protocol; none when all are closed
/// @param preferred the open option the participant asks for, null when there is none
public record Offering(List<Action.Offer> open, @Nullable String preferred) {
    public Offering {
        open = List.copyOf(open);
    }

    /// An option whose availability cannot be told is closed: a contraindication that nobody asked about is not
    /// absent.
    ///
    /// @param decision the decision at hand, whose classes may be named by the conditions
    /// @param routed how the participant came here; its visit is `now`
    public static Offering of(String decision, Ruling.Routed routed, Action.Allocate allocate, Values values) {
        var known = new ValuesAtDecision(values, decision, routed.visit())
                .inClass(new Classification.Told(routed.responseClass()));
        List<Action.Offer> open = allocate.offers().stream()
                .filter(offer -> offer.availableIf().evaluate(known).isTrue())
                .toList();
        Level preference = allocate.preference();
        String wish = preference == null ? null : preference.evaluate(known);
        boolean honoured =
                wish != null && open.stream().anyMatch(offer -> offer.option().equals(wish));
        return new Offering(open, honoured ? wish : null);
    }

    /// How the option of this participant comes about.
    public How how() {
        if (preferred != null) {
            return How.BY_CHOICE;
        }
        return open.size() > 1 ? How.BY_CHANCE : How.ONLY_OPTION;
    }

    public boolean offers(String option) {
        return open.stream().anyMatch(offer -> offer.option().equals(option));
    }

    /// The probability with which the protocol gives this option to this participant; 0 for one that is not open.
    public double probability(String option) {
        if (preferred != null) {
            return preferred.equals(option) ? 1 : 0;
        }
        double all = 0;
        double mine = 0;
        for (Action.Offer offer : open) {
            all += offer.share();
            mine += offer.option().equals(option) ? offer.share() : 0;
        }
        return open.isEmpty() ? 0 : mine / all;
    }

    /// How a participant came to an option.
    public enum How {
        BY_CHANCE("chance"),
        BY_CHOICE("choice"),
        ONLY_OPTION("only-option");

        private final String word;

        How(String word) {
            this.word = word;
        }

        /// The word in data files and documents: `chance`, `choice`, `only-option`.
        public String word() {
            return word;
        }
    }
}
