/// How long estimators take. `bench/compare` runs them beside R.
@NullMarked
package org.stegvis.bench;

import org.jspecify.annotations.NullMarked;
