/// Setting a trial up: a protocol with what is wrong in it beside the text, a rehearsal with made-up participants,
/// publishing.
@NullMarked
package org.stegvis.server.setup;

import org.jspecify.annotations.NullMarked;
