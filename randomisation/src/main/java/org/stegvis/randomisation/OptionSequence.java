package org.stegvis.randomisation;

/// The options of a list, as numbers in the order of its ratio.
interface OptionSequence {
    int at(long position);
}
