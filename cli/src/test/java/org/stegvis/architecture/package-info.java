/// Tests of the source tree as a whole: which module and package may know which, and that nothing is forgotten.
@NullMarked
package org.stegvis.architecture;

import org.jspecify.annotations.NullMarked;
