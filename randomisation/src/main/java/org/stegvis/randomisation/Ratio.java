package org.stegvis.randomisation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.stegvis.protocol.Action.Offer;

/// The allocation ratio of the open options in lowest terms, options sorted by id: `cbt: 2, pt: 1`.
///
/// @param parts one positive whole number an option, with no common divisor
record Ratio(List<String> options, List<Long> parts) {
    private static final int LARGEST_SUM_BITS = 62;

    Ratio {
        options = List.copyOf(options);
        parts = List.copyOf(parts);
    }

    /// The ratio among those offers whose option is open.
    static Ratio of(List<Offer> offers, Collection<String> open) {
        List<String> offered = offers.stream().map(Offer::option).sorted().toList();
        if (offered.stream().distinct().count() < offered.size()) {
            throw new IllegalArgumentException("The offers " + offered + " must name each option once.");
        }
        if (!offered.containsAll(open)) {
            throw new IllegalArgumentException(
                    "The open options " + open + " must be among those offered, " + offered + ".");
        }
        List<Offer> taken = offers.stream()
                .filter(offer -> open.contains(offer.option()))
                .sorted(Comparator.comparing(Offer::option))
                .toList();
        return new Ratio(taken.stream().map(Offer::option).toList(), lowestTerms(taken));
    }

    /// The ratio among all offers.
    static Ratio of(List<Offer> offers) {
        return of(offers, offers.stream().map(Offer::option).toList());
    }

    long sum() {
        return parts.stream().mapToLong(Long::longValue).sum();
    }

    double probability(int option) {
        return (double) parts.get(option) / sum();
    }

    private static List<Long> lowestTerms(List<Offer> offers) {
        // A share means what its decimal digits say: 0.1 is one tenth, not the nearest binary fraction.
        List<BigDecimal> shares = offers.stream()
                .map(offer -> BigDecimal.valueOf(offer.share()).stripTrailingZeros())
                .toList();
        int decimals =
                Math.max(0, shares.stream().mapToInt(BigDecimal::scale).max().orElse(0));
        List<BigInteger> whole = shares.stream()
                .map(share -> share.movePointRight(decimals).toBigIntegerExact())
                .toList();
        BigInteger divisor = whole.stream().reduce(BigInteger.ZERO, BigInteger::gcd);
        BigInteger sum = whole.stream().reduce(BigInteger.ZERO, BigInteger::add).divide(divisor);
        if (sum.bitLength() > LARGEST_SUM_BITS) {
            throw new IllegalArgumentException("The shares "
                    + offers.stream()
                            .map(offer -> offer.option() + ": " + offer.share())
                            .toList()
                    + " must form a ratio of smaller whole numbers. Write it so, for example 2 and 1.");
        }
        return whole.stream().map(part -> part.divide(divisor).longValueExact()).toList();
    }

    @Override
    public String toString() {
        return IntStream.range(0, parts.size())
                .mapToObj(option -> options.get(option) + ": " + parts.get(option))
                .collect(Collectors.joining(", "));
    }
}
