/// Elements of a document, and how they are written as well-formed XHTML.
@NullMarked
package org.stegvis.report.markup;

import org.jspecify.annotations.NullMarked;
