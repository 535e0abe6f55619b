/// Verbs that start the trial server, or work on what it keeps.
@NullMarked
package org.stegvis.cli.server;

import org.jspecify.annotations.NullMarked;
