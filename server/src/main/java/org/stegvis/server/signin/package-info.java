/// How people and machines show who they are: passwords with codes, links, sessions, keys.
@NullMarked
package org.stegvis.server.signin;

import org.jspecify.annotations.NullMarked;
