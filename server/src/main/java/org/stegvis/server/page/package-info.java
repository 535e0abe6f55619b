/// What every page has: its frame, its language, its words, its headers, and what is shown when something is wrong.
@NullMarked
package org.stegvis.server.page;

import org.jspecify.annotations.NullMarked;
