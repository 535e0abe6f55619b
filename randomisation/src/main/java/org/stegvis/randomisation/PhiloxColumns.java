package org.stegvis.randomisation;

import static org.stegvis.randomisation.Philox.MULTIPLIER_0;
import static org.stegvis.randomisation.Philox.MULTIPLIER_2;
import static org.stegvis.randomisation.Philox.WEYL_0;
import static org.stegvis.randomisation.Philox.WEYL_1;

/// The words of [Philox] for many first counters at once, in halves, a column each.
///
/// The ten rounds are written out: the compiler of the JDK leaves a loop of them a loop, which takes a
/// quarter longer. Halves stand in columns of ints, because it turns such columns into numbers eight or four
/// at a time.
final class PhiloxColumns {
    private PhiloxColumns() {}

    /// Fills eight columns: the upper and the lower half of the first word, then of the second, the third and the
    /// fourth.
    ///
    /// @param counters first counters; those from `from` to `to - 1` are looked at
    /// @param into a column a half, filled at the same places
    static void halves(
            long key0, long key1, long[] counters, int from, int to, long counter1, long counter3, int[][] into) {
        int[] upper0 = into[0];
        int[] lower0 = into[1];
        int[] upper1 = into[2];
        int[] lower1 = into[3];
        int[] upper2 = into[4];
        int[] lower2 = into[5];
        int[] upper3 = into[6];
        int[] lower3 = into[7];
        for (int i = from; i < to; i++) {
            long c0 = counters[i];
            long c1 = counter1;
            long c2 = 0;
            long c3 = counter3;
            long k0 = key0;
            long k1 = key1;
            long first;
            long third;

            first = Math.unsignedMultiplyHigh(MULTIPLIER_2, c2) ^ c1 ^ k0;
            third = Math.unsignedMultiplyHigh(MULTIPLIER_0, c0) ^ c3 ^ k1;
            c1 = MULTIPLIER_2 * c2;
            c3 = MULTIPLIER_0 * c0;
            c0 = first;
            c2 = third;
            k0 += WEYL_0;
            k1 += WEYL_1;

            first = Math.unsignedMultiplyHigh(MULTIPLIER_2, c2) ^ c1 ^ k0;
            third = Math.unsignedMultiplyHigh(MULTIPLIER_0, c0) ^ c3 ^ k1;
            c1 = MULTIPLIER_2 * c2;
            c3 = MULTIPLIER_0 * c0;
            c0 = first;
            c2 = third;
            k0 += WEYL_0;
            k1 += WEYL_1;

            first = Math.unsignedMultiplyHigh(MULTIPLIER_2, c2) ^ c1 ^ k0;
            third = Math.unsignedMultiplyHigh(MULTIPLIER_0, c0) ^ c3 ^ k1;
            c1 = MULTIPLIER_2 * c2;
            c3 = MULTIPLIER_0 * c0;
            c0 = first;
            c2 = third;
            k0 += WEYL_0;
            k1 += WEYL_1;

            first = Math.unsignedMultiplyHigh(MULTIPLIER_2, c2) ^ c1 ^ k0;
            third = Math.unsignedMultiplyHigh(MULTIPLIER_0, c0) ^ c3 ^ k1;
            c1 = MULTIPLIER_2 * c2;
            c3 = MULTIPLIER_0 * c0;
            c0 = first;
            c2 = third;
            k0 += WEYL_0;
            k1 += WEYL_1;

            first = Math.unsignedMultiplyHigh(MULTIPLIER_2, c2) ^ c1 ^ k0;
            third = Math.unsignedMultiplyHigh(MULTIPLIER_0, c0) ^ c3 ^ k1;
            c1 = MULTIPLIER_2 * c2;
            c3 = MULTIPLIER_0 * c0;
            c0 = first;
            c2 = third;
            k0 += WEYL_0;
            k1 += WEYL_1;

            first = Math.unsignedMultiplyHigh(MULTIPLIER_2, c2) ^ c1 ^ k0;
            third = Math.unsignedMultiplyHigh(MULTIPLIER_0, c0) ^ c3 ^ k1;
            c1 = MULTIPLIER_2 * c2;
            c3 = MULTIPLIER_0 * c0;
            c0 = first;
            c2 = third;
            k0 += WEYL_0;
            k1 += WEYL_1;

            first = Math.unsignedMultiplyHigh(MULTIPLIER_2, c2) ^ c1 ^ k0;
            third = Math.unsignedMultiplyHigh(MULTIPLIER_0, c0) ^ c3 ^ k1;
            c1 = MULTIPLIER_2 * c2;
            c3 = MULTIPLIER_0 * c0;
            c0 = first;
            c2 = third;
            k0 += WEYL_0;
            k1 += WEYL_1;

            first = Math.unsignedMultiplyHigh(MULTIPLIER_2, c2) ^ c1 ^ k0;
            third = Math.unsignedMultiplyHigh(MULTIPLIER_0, c0) ^ c3 ^ k1;
            c1 = MULTIPLIER_2 * c2;
            c3 = MULTIPLIER_0 * c0;
            c0 = first;
            c2 = third;
            k0 += WEYL_0;
            k1 += WEYL_1;

            first = Math.unsignedMultiplyHigh(MULTIPLIER_2, c2) ^ c1 ^ k0;
            third = Math.unsignedMultiplyHigh(MULTIPLIER_0, c0) ^ c3 ^ k1;
            c1 = MULTIPLIER_2 * c2;
            c3 = MULTIPLIER_0 * c0;
            c0 = first;
            c2 = third;
            k0 += WEYL_0;
            k1 += WEYL_1;

            first = Math.unsignedMultiplyHigh(MULTIPLIER_2, c2) ^ c1 ^ k0;
            third = Math.unsignedMultiplyHigh(MULTIPLIER_0, c0) ^ c3 ^ k1;
            c1 = MULTIPLIER_2 * c2;
            c3 = MULTIPLIER_0 * c0;
            c0 = first;
            c2 = third;

            upper0[i] = (int) (c0 >>> 32);
            lower0[i] = (int) c0;
            upper1[i] = (int) (c1 >>> 32);
            lower1[i] = (int) c1;
            upper2[i] = (int) (c2 >>> 32);
            lower2[i] = (int) c2;
            upper3[i] = (int) (c3 >>> 32);
            lower3[i] = (int) c3;
        }
    }
}
