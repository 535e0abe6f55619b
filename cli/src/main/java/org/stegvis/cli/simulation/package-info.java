/// Verbs that make trials up: `simulate` and `power`.
@NullMarked
package org.stegvis.cli.simulation;

import org.jspecify.annotations.NullMarked;
