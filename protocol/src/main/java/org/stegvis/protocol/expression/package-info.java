/// The typed, total expression language of a protocol: its terms and what they mean.
@NullMarked
package org.stegvis.protocol.expression;

import org.jspecify.annotations.NullMarked;
