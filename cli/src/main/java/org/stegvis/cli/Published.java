package org.stegvis.cli;

import java.util.List;

/// What was published of the back-pain trial: Ann Intern Med 2026, doi 10.7326/ANNALS-25-04645 (abstract). Quoted
/// as printed; a positive difference favours the option named first.
///
/// @param analysis the id of the analysis in the protocol that it belongs to
/// @param label what is compared
/// @param difference as printed
/// @param interval as printed, with its level
record Published(String analysis, String label, String difference, String interval) {

    static final List<Published> BACK_PAIN = List.of(
            new Published("function-week10", "function, week 10: PT v CBT", "2.8", "96 % 0.38 to 5.1"),
            new Published("pain-week10", "pain, week 10: PT v CBT", "0.32", "99 % -0.07 to 0.71"),
            new Published("switch-week52", "function, week 52: switch v mindfulness", "0.43", "96 % -0.29 to 2.4 (a)"),
            new Published("switch-pain-week52", "pain, week 52: switch v mindfulness", "-0.05", "96 % -0.58 to 0.48"));
}
