package org.stegvis.design.compiled;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.stegvis.protocol.Protocol;
import org.stegvis.randomisation.ForwardList;
import org.stegvis.randomisation.ListAddress;

/// The allocation lists of one trial after another, each found by route, open options and stratum.
final class Lists {
    private final Protocol protocol;
    private final Names names;
    private final Sheet sheet;
    private final List<Used> all = new ArrayList<>();
    private @Nullable Used[] table = new Used[64];
    private long seed;

    Lists(Protocol protocol, Names names, Sheet sheet) {
        this.protocol = protocol;
        this.names = names;
        this.sheet = sheet;
    }

    /// A list with what was given from it in this trial.
    ///
    /// - `key`: decision, route, open options and visit, then a code for each variable of the stratum
    /// - `offers`: for each option of the list its place among the offers
    static final class Used {
        private final int[] key;
        private final int hash;
        private final ForwardList list;
        final int position;
        final int[] offers;
        final int[] codes;
        final int[] given;

        Used(int[] key, int hash, ForwardList list, int position, int[] offers, int[] codes) {
            this.key = key;
            this.hash = hash;
            this.list = list;
            this.position = position;
            this.offers = offers;
            this.codes = codes;
            this.given = new int[offers.length];
        }

        double probability(int option) {
            return list.probability(option);
        }

        private boolean is(int otherHash, Offers offers, int row, int open) {
            if (hash != otherHash
                    || key[0] != offers.position
                    || key[1] != offers.route
                    || key[2] != open
                    || key[3] != offers.visit) {
                return false;
            }
            for (int k = 0; k < offers.stratum.length; k++) {
                if (key[4 + k] != offers.stratum[k][row]) {
                    return false;
                }
            }
            return true;
        }
    }

    void begin(long newSeed) {
        seed = newSeed;
        for (int i = 0; i < all.size(); i++) {
            Used used = all.get(i);
            used.list.begin(newSeed);
            Arrays.fill(used.given, 0);
        }
    }

    /// All lists met so far, in this trial or before.
    void forEach(Consumer<Used> reader) {
        for (int i = 0; i < all.size(); i++) {
            reader.accept(all.get(i));
        }
    }

    /// Draws an option for each row, one after the other.
    ///
    /// @param place where the place of each option among the offers goes, in the order of the rows
    void draw(Offers offers, Rows rows, int[] place) {
        double[] probability = sheet.decided[offers.position].probability;
        if (offers.isOneList && rows.count > 0) {
            draw(used(offers, rows.at[0], offers.open[rows.at[0]]), rows, probability, place);
            return;
        }
        for (int k = 0; k < rows.count; k++) {
            int i = rows.at[k];
            int open = offers.open[i];
            if (offers.preferred[i] >= 0) {
                probability[i] = 1;
                place[k] = offers.preferred[i];
            } else if ((open & open - 1) == 0) {
                probability[i] = 1;
                place[k] = Integer.numberOfTrailingZeros(open);
            } else {
                Used used = used(offers, i, open);
                int option = used.list.next();
                used.given[option]++;
                probability[i] = used.list.probability(option);
                place[k] = used.offers[option];
            }
        }
    }

    /// All from one list.
    private static void draw(Used used, Rows rows, double[] probability, int[] place) {
        int count = rows.count;
        used.list.next(place, count);
        for (int option = 0; option < used.given.length; option++) {
            used.given[option] += times(option, place, count);
        }
        for (int k = 0; k < count; k++) {
            int option = place[k];
            probability[rows.at[k]] = used.list.probability(option);
            place[k] = used.offers[option];
        }
    }

    private static int times(int option, int[] drawn, int count) {
        int times = 0;
        for (int k = 0; k < count; k++) {
            // The difference has a sign, or its negative has one, unless it is 0.
            int differs = drawn[k] ^ option;
            times += 1 - ((differs | -differs) >>> 31);
        }
        return times;
    }

    /// Where a list is told by one name, or by none, it is kept at the place of the name.
    private Used used(Offers offers, int row, int open) {
        if (!offers.isAlwaysOpen || offers.stratum.length > 1) {
            return find(offers, row, open);
        }
        int at = offers.stratum.length == 0 ? 0 : offers.stratum[0][row];
        if (at >= offers.lists.length) {
            offers.lists = Arrays.copyOf(offers.lists, names.size());
        }
        Used known = offers.lists[at];
        if (known == null) {
            known = find(offers, row, open);
            offers.lists[at] = known;
        }
        return known;
    }

    private Used find(Offers offers, int row, int open) {
        int hash = ((offers.position * 31 + offers.route) * 31 + open) * 31 + offers.visit;
        for (int[] column : offers.stratum) {
            hash = hash * 31 + column[row];
        }
        hash ^= hash >>> 16;
        int mask = table.length - 1;
        for (int at = hash & mask; ; at = at + 1 & mask) {
            Used used = table[at];
            if (used == null) {
                return add(offers, row, open, hash);
            }
            if (used.is(hash, offers, row, open)) {
                return used;
            }
        }
    }

    private Used add(Offers offers, int row, int open, int hash) {
        var key = new int[4 + offers.stratum.length];
        key[0] = offers.position;
        key[1] = offers.route;
        key[2] = open;
        key[3] = offers.visit;
        var stratum = new TreeMap<String, String>();
        for (int k = 0; k < offers.stratum.length; k++) {
            key[4 + k] = offers.stratum[k][row];
            stratum.put(offers.strata.get(k), names.name(key[4 + k]));
        }
        var options = new ArrayList<String>();
        for (int k = 0; k < offers.options.length; k++) {
            if ((open & 1 << k) != 0) {
                options.add(names.name(offers.options[k]));
            }
        }
        ForwardList list = ForwardList.of(
                offers.action.procedure(),
                offers.action.offers(),
                ListAddress.of(protocol.trial().id(), offers.decision.id(), offers.route, options, stratum));
        list.begin(seed);
        int[] places = list.options().stream()
                .mapToInt(option -> place(offers, names.code(option)))
                .toArray();
        int[] codes = list.options().stream().mapToInt(names::code).toArray();
        var used = new Used(key, hash, list, offers.position, places, codes);
        all.add(used);
        if (all.size() * 2 > table.length) {
            table = new Used[table.length * 2];
            all.forEach(this::put);
        } else {
            put(used);
        }
        return used;
    }

    private static int place(Offers offers, int code) {
        for (int k = 0; k < offers.options.length; k++) {
            if (offers.options[k] == code) {
                return k;
            }
        }
        throw new IllegalStateException("The list has an option that the route does not offer.");
    }

    private void put(Used used) {
        int mask = table.length - 1;
        int at = used.hash & mask;
        while (table[at] != null) {
            at = at + 1 & mask;
        }
        table[at] = used;
    }
}
