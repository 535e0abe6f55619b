@NullMarked
package org.stegvis.cli.server;

import org.jspecify.annotations.NullMarked;
