/// Files in and out: data sets as CSV, the mapping files of other people's data, the results document.
@NullMarked
package org.stegvis.exchange;

import org.jspecify.annotations.NullMarked;
