/// Signing in at the identity provider of an institution (OpenID Connect).
@NullMarked
package org.stegvis.server.provider;

import org.jspecify.annotations.NullMarked;
