/// Signatures on entries of the log: who, when, what it means, and the entry's hash.
@NullMarked
package org.stegvis.server.signature;

import org.jspecify.annotations.NullMarked;
