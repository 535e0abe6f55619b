/// What an analysis found: sections of a few kinds, whatever the estimator, so that documents, pages and screens show
/// every estimator without knowing it.
@NullMarked
package org.stegvis.estimation.result;

import org.jspecify.annotations.NullMarked;
