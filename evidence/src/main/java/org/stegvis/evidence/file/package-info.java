/// Reads evidence files: YAML in, an [org.stegvis.evidence.EvidenceFile] or all findings out.
@NullMarked
package org.stegvis.evidence.file;

import org.jspecify.annotations.NullMarked;
