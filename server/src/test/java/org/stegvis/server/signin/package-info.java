@NullMarked
package org.stegvis.server.signin;

import org.jspecify.annotations.NullMarked;
