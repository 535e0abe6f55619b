/// How made-up participants behave: the scenario, and its file in.
@NullMarked
package org.stegvis.design.scenario;

import org.jspecify.annotations.NullMarked;
