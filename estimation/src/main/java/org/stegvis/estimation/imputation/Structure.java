package org.stegvis.estimation.imputation;

import java.util.random.RandomGenerator;

/// What of a trial's course stands behind the variables: who was on which way when a variable was taken. Variables
/// that exist on some way only, such as a second option, are part of the way and not of the variables.
@FunctionalInterface
public interface Structure {

    /// The course of one imputed data set.
    Course begin();

    /// One course, which may hold what was drawn for participants whose way is not known.
    @FunctionalInterface
    interface Course {
        /// The variable does not exist on the way of this participant.
        int NOT_ON = -1;

        /// The way of each participant up to a variable, coded 0, 1, ..., or [#NOT_ON] for those to whom it does
        /// not come.
        ///
        /// Called for every variable in turn, cycle by cycle.
        ///
        /// @param current variables x participants, as imputed so far
        int[] ways(int variable, double[][] current, RandomGenerator random);
    }

    /// All participants on one way.
    static Structure none(int participants) {
        return () -> (variable, current, random) -> new int[participants];
    }
}
