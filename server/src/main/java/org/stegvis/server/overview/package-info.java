/// How a trial goes: recruitment and its forecast, flow, retention, response, balance, completeness.
@NullMarked
package org.stegvis.server.overview;

import org.jspecify.annotations.NullMarked;
