@NullMarked
package org.stegvis.cli.analysis;

import org.jspecify.annotations.NullMarked;
