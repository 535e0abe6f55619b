/// Verbs that write files, killed in the middle of their work.
@NullMarked
package org.stegvis.cli.killed;

import org.jspecify.annotations.NullMarked;
