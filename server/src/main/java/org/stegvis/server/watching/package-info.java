/// For those who keep the server running: metrics, and ids by which a request is found in the log of the program.
@NullMarked
package org.stegvis.server.watching;

import org.jspecify.annotations.NullMarked;
