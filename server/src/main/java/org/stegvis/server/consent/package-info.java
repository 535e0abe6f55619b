/// Consent, and to which version of the information it was given.
@NullMarked
package org.stegvis.server.consent;

import org.jspecify.annotations.NullMarked;
