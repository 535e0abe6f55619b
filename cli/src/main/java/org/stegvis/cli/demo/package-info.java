/// The verb `demo`.
@NullMarked
package org.stegvis.cli.demo;

import org.jspecify.annotations.NullMarked;
