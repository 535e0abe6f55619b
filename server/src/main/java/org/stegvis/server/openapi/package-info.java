/// The description of the API, made from the methods that answer it.
@NullMarked
package org.stegvis.server.openapi;

import org.jspecify.annotations.NullMarked;
