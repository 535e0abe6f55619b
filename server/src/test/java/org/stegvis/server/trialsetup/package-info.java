@NullMarked
package org.stegvis.server.trialsetup;

import org.jspecify.annotations.NullMarked;
