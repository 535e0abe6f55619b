package org.stegvis.report.input;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.stegvis.exchange.published.PublishedValue;
import org.stegvis.exchange.published.PublishedValue.Sign;
import org.stegvis.protocol.Text;

/// A value from elsewhere that stands beside an estimate, turned so that a contrast is `of` less `versus`.
public sealed interface ReferenceValue {

    /// The id of the analysis beside which it stands.
    String analysis();

    /// The name of a regime, option or group, as in the result.
    String of();

    /// The other side of a contrast, null for a value of `of` itself.
    @Nullable
    String versus();

    double value();

    /// What is true under the scenario that made the participants up.
    ///
    /// @param error its Monte Carlo standard error
    record True(String analysis, String of, @Nullable String versus, double value, double error)
            implements ReferenceValue {}

    /// What was published.
    ///
    /// @param printed the numbers as printed
    /// @param isTurned whether the sign differs from the one printed
    /// @param source where it was published
    record Published(PublishedValue printed, boolean isTurned, Text source) implements ReferenceValue {
        @Override
        public String analysis() {
            return printed.analysis();
        }

        @Override
        public String of() {
            return printed.of();
        }

        @Override
        public @Nullable String versus() {
            return printed.versus();
        }

        @Override
        public double value() {
            return turned(printed.estimate()).doubleValue();
        }

        /// The estimate with the digits and the sign that it has beside ours.
        public BigDecimal estimate() {
            return turned(printed.estimate());
        }

        /// The interval in the direction that it has beside ours, null when none was printed.
        public PublishedValue.@Nullable Interval interval() {
            PublishedValue.Interval as = printed.interval();
            return as == null || !isTurned
                    ? as
                    : new PublishedValue.Interval(turned(as.upper()), turned(as.lower()), as.level());
        }

        private BigDecimal turned(BigDecimal number) {
            return isTurned ? number.negate() : number;
        }
    }

    /// A published value, turned where it counts benefit and lower values of the measure are better.
    ///
    /// @param isLowerBetter of the measure that the value is about
    static Published published(PublishedValue printed, boolean isLowerBetter, Text source) {
        return new Published(printed, printed.sign() == Sign.BENEFIT && isLowerBetter, source);
    }
}
