/// Passkeys (WebAuthn): enrolled by their owner, asked for to sign in and to confirm.
@NullMarked
package org.stegvis.server.passkey;

import org.jspecify.annotations.NullMarked;
