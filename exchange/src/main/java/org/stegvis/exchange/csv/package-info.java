/// Data files: CSV to [org.stegvis.protocol.data.TrialData] and back. The format is described in
/// `docs/reference/data.md`.
@NullMarked
package org.stegvis.exchange.csv;

import org.jspecify.annotations.NullMarked;
