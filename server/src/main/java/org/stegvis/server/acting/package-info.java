/// The forms with which staff act on one participant: screen, consent, enter a visit, randomise, correct, withdraw.
@NullMarked
package org.stegvis.server.acting;

import org.jspecify.annotations.NullMarked;
