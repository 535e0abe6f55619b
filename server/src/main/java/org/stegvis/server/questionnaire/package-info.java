/// What participants answer at visits.
@NullMarked
package org.stegvis.server.questionnaire;

import org.jspecify.annotations.NullMarked;
