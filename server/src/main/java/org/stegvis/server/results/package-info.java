/// The data set of a trial, as the analysis reads it.
@NullMarked
package org.stegvis.server.results;

import org.jspecify.annotations.NullMarked;
