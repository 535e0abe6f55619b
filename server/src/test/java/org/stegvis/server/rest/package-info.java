@NullMarked
package org.stegvis.server.rest;

import org.jspecify.annotations.NullMarked;
