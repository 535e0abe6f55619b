/// What is done in an emergency: somebody learns what a participant received, or an allocation that was made without
/// the server is entered by two people. All of it is signed.
@NullMarked
package org.stegvis.server.emergency;

import org.jspecify.annotations.NullMarked;
