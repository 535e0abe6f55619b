/// The results document: what the planned analyses found, as JSON. The format is described by
/// `docs/reference/results.schema.json`.
@NullMarked
package org.stegvis.exchange.results;

import org.jspecify.annotations.NullMarked;
