/// Studies and data on Apache Spark. Workers add up, the driver puts sums together in a fixed order.
@NullMarked
package org.stegvis.cluster;

import org.jspecify.annotations.NullMarked;
