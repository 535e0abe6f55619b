/// The compiled path of simulation: a protocol and a scenario as operations on columns, all participants of
/// a trial at once, without making objects. Tests hold it to the engine, event by event.
@NullMarked
package org.stegvis.design.compiled;

import org.jspecify.annotations.NullMarked;
