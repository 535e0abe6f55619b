/// Documents for a word processor: the text and tables of a page as Office Open XML.
@NullMarked
package org.stegvis.report.docx;

import org.jspecify.annotations.NullMarked;
