package org.stegvis.design.simulation;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.stegvis.design.scenario.Recruitment;
import org.stegvis.randomisation.CounterSource;

/// When the people who are assessed for one trial after another come, and to which site. For one thread.
///
/// The sites together are one Poisson process whose rate steps up on each day on which one opens: the area under the
/// rate between two arrivals is exponential with mean 1, and each comes to a site in proportion to its rate then.
public final class Arrivals {
    private final Recruitment recruitment;
    private final int gapPart;
    private final int sitePart;
    private final int ratePart;
    private final double[] rate;
    private CounterSource chance = new CounterSource(0);
    private double[] week = new double[1024];
    private int[] site = new int[1024];
    private int known;
    private double now;

    Arrivals(Recruitment recruitment, int gapPart, int sitePart, int ratePart) {
        this.recruitment = recruitment;
        this.gapPart = gapPart;
        this.sitePart = sitePart;
        this.ratePart = ratePart;
        rate = new double[recruitment.sites().size()];
    }

    /// Begins a trial.
    public void begin(CounterSource source) {
        chance = source;
        known = 0;
        now = 0;
        double variation = recruitment.variation();
        for (int s = 0; s < rate.length; s++) {
            double expected = recruitment.sites().get(s).perWeek();
            rate[s] = variation == 0
                    ? expected
                    : expected
                            * GammaDistribution.of(1 / (variation * variation), variation * variation)
                                    .inverseCumulativeProbability(chance.uniform(s, ratePart));
        }
    }

    /// The week, from the first day of enrolment, in which a person comes.
    ///
    /// @param person which of all who are assessed, from 0
    public double week(int person) {
        know(person);
        return week[person];
    }

    /// The site to which a person comes: its place among the sites of the protocol.
    public int site(int person) {
        know(person);
        return site[person];
    }

    String siteName(int person) {
        return recruitment.sites().get(site(person)).id();
    }

    private void know(int person) {
        if (person >= week.length) {
            week = Arrays.copyOf(week, 2 * person);
            site = Arrays.copyOf(site, 2 * person);
        }
        while (known <= person) {
            come(known);
            known++;
        }
    }

    private void come(int person) {
        double area = -Math.log1p(-chance.uniform(person, gapPart));
        double opening = nextOpening();
        while (area >= open() * (opening - now)) {
            area -= open() * (opening - now);
            now = opening;
            opening = nextOpening();
        }
        now += area / open();
        double left = chance.uniform(person, sitePart) * open();
        int chosen = -1;
        for (int s = 0; s < rate.length; s++) {
            if (isOpen(s) && left >= 0) {
                chosen = s;
                left -= rate[s];
            }
        }
        week[person] = now;
        site[person] = chosen;
    }

    private boolean isOpen(int s) {
        return recruitment.sites().get(s).opens() <= now;
    }

    /// The rate of all sites that are open now.
    private double open() {
        double sum = 0;
        for (int s = 0; s < rate.length; s++) {
            sum += isOpen(s) ? rate[s] : 0;
        }
        return sum;
    }

    /// Infinite when all are open.
    private double nextOpening() {
        double next = Double.POSITIVE_INFINITY;
        for (Recruitment.Site each : recruitment.sites()) {
            next = each.opens() > now ? Math.min(next, each.opens()) : next;
        }
        return next;
    }
}
