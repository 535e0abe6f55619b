/// How the trial was done and analysed, in words made from the protocol, and where each number comes from.
@NullMarked
package org.stegvis.report.methods;

import org.jspecify.annotations.NullMarked;
