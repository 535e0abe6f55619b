/// What people have judged, kept in a log of its own: every judgement with a name, a time and a reason, the latest of
/// which counts.
@NullMarked
package org.stegvis.evidence.judgement;

import org.jspecify.annotations.NullMarked;
