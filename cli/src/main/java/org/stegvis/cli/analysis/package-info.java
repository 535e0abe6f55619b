/// Verbs about data: `analyse` and `report`.
@NullMarked
package org.stegvis.cli.analysis;

import org.jspecify.annotations.NullMarked;
