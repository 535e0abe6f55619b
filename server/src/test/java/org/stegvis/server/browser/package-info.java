@NullMarked
package org.stegvis.server.browser;

import org.jspecify.annotations.NullMarked;
