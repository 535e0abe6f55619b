/// The REST API: JSON in, JSON out, problems as RFC 9457 documents. It decides nothing; the use cases do.
@NullMarked
package org.stegvis.server.rest;

import org.jspecify.annotations.NullMarked;
