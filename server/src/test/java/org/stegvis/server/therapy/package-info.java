/// Therapists and their participants.
@org.jspecify.annotations.NullMarked
package org.stegvis.server.therapy;
