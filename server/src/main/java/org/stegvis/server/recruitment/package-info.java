/// Recruitment by site against what was planned, with a forecast.
@NullMarked
package org.stegvis.server.recruitment;

import org.jspecify.annotations.NullMarked;
