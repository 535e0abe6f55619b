package org.stegvis.design.scenario;

import java.util.List;

/// How people come to be assessed, site by site: a Poisson process at each from the day it opens, at a rate that is
/// itself drawn from a gamma distribution around the expected one. Who enrols follows from eligibility and consent.
///
/// Source: ANISIMOV & FEDOROV 2007, Modelling, prediction and adaptive adjustment of recruitment in multicentre
/// trials, Statistics in Medicine 26, 4958-4975, for the mixture of Poisson processes.
///
/// @param sites in the order of the protocol
/// @param variation the coefficient of variation of the rate of a site; 0 for no mixture
public record Recruitment(List<Site> sites, double variation) {
    private static final double WEEKS_A_MONTH = 365.25 / 7 / 12;

    public Recruitment {
        sites = List.copyOf(sites);
        if (sites.isEmpty()) {
            throw new IllegalArgumentException("Recruitment by site must have at least one site.");
        }
        if (!(variation >= 0 && variation < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The variation (" + variation + ") must not be negative.");
        }
    }

    /// When a site begins to recruit and how fast it is expected to.
    ///
    /// @param opens weeks after the first day of enrolment
    /// @param perMonth how many are assessed there in a month, as expected
    public record Site(String id, double opens, double perMonth) {
        public Site {
            if (!(opens >= 0) || !(perMonth > 0 && perMonth < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "Site '%s' opens in week %s at %s a month; neither may be negative, and the rate not 0."
                                .formatted(id, opens, perMonth));
            }
        }

        public double perWeek() {
            return perMonth / WEEKS_A_MONTH;
        }
    }

    public static double months(double weeks) {
        return weeks / WEEKS_A_MONTH;
    }
}
