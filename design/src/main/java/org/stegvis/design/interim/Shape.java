package org.stegvis.design.interim;

/// How boundaries of efficacy change from look to look.
public sealed interface Shape {

    /// As an error is spent.
    record Spent(Spending spending) implements Shape {}

    /// `z_k = C t_k^(Δ - 1/2)`: Pocock's for Δ = 1/2, O'Brien and Fleming's for Δ = 0. Source: WANG & TSIATIS
    /// 1987, Approximately optimal one-parameter boundaries for group sequential trials; POCOCK 1977; O'BRIEN
    /// & FLEMING 1979.
    record WangTsiatis(double delta) implements Shape {
        public WangTsiatis {
            if (!(delta >= -2 && delta <= 1)) {
                throw new IllegalArgumentException("delta is %s but must lie between -2 and 1.".formatted(delta));
            }
        }
    }

    /// One value for all looks but the last, which gets the error that is left. Source: HAYBITTLE 1971; PETO
    /// et al. 1976.
    record HaybittlePeto(double interim) implements Shape {
        public HaybittlePeto {
            if (!(interim > 0)) {
                throw new IllegalArgumentException("the interim value is %s but must be positive.".formatted(interim));
            }
        }
    }

    Shape POCOCK = new WangTsiatis(0.5);

    Shape OBRIEN_FLEMING = new WangTsiatis(0);
}
