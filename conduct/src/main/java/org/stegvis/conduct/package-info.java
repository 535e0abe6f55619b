/// What has happened to a participant, and what happens next. Pure: no clock, no file, no chance.
@NullMarked
package org.stegvis.conduct;

import org.jspecify.annotations.NullMarked;
