@NullMarked
package org.stegvis.design.scenario;

import org.jspecify.annotations.NullMarked;
