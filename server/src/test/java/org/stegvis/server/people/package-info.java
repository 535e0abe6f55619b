@org.jspecify.annotations.NullMarked
package org.stegvis.server.people;
