/// A participant as the server knows one: history, protocol version, next step; and the list of all of them.
@NullMarked
package org.stegvis.server.participant;

import org.jspecify.annotations.NullMarked;
