/// The decision aid: what a trial's model says of a person with given values, in plain words and a figure.
@NullMarked
package org.stegvis.report.aid;

import org.jspecify.annotations.NullMarked;
