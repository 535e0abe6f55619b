package org.stegvis.design.compiled;

/// Who or what gives options out.
interface Allocating {
    /// No option: what is simulated does not apply to this participant.
    int NONE = -1;

    /// The place among the offers of the route of the option for one participant.
    ///
    /// @param open a bit for each offer that is open
    /// @param preferred the place of the offer asked for, -1 for none
    int option(Offers offers, int row, int open, int preferred);
}
