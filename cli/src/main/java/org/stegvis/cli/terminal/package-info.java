/// How verbs talk with the person at the terminal: streams, colour, progress, findings, exit codes.
@NullMarked
package org.stegvis.cli.terminal;

import org.jspecify.annotations.NullMarked;
