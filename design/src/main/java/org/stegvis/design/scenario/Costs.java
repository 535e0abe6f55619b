package org.stegvis.design.scenario;

/// What a trial costs, in one currency; each of them 0 where a scenario does not name it.
///
/// @param startUp once
/// @param month each month from the first day of enrolment to the last visit
/// @param site each site that opens
/// @param siteMonth each month that a site is open, until the last visit of the trial
/// @param assessed each person assessed
/// @param participant each person enrolled
/// @param session each session of treatment had
/// @param visit each visit at which a participant was assessed
public record Costs(
        String currency,
        double startUp,
        double month,
        double site,
        double siteMonth,
        double assessed,
        double participant,
        double session,
        double visit) {

    /// What is paid for in one trial.
    ///
    /// @param weeks from the first day of enrolment to the last visit
    /// @param siteWeeks the weeks that each site was open, added up
    public record Use(
            double weeks, int sites, double siteWeeks, int assessed, int participants, long sessions, long visits) {}

    public double of(Use use) {
        return startUp
                + month * Recruitment.months(use.weeks())
                + site * use.sites()
                + siteMonth * Recruitment.months(use.siteWeeks())
                + assessed * use.assessed()
                + participant * use.participants()
                + session * use.sessions()
                + visit * use.visits();
    }
}
