/// A person's own account: how they sign in, and where they are signed in.
@NullMarked
package org.stegvis.server.account;

import org.jspecify.annotations.NullMarked;
