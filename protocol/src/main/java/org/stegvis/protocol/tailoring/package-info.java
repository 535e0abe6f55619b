/// What a decision says for one participant: occasion, response class, route and the options open.
@NullMarked
package org.stegvis.protocol.tailoring;

import org.jspecify.annotations.NullMarked;
