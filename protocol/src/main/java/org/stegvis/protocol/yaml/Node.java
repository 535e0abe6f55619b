package org.stegvis.protocol.yaml;

/// A node of the tree.
public sealed interface Node permits Mapping, Sequence, Scalar {

    /// Where its first character stands.
    Place place();

    DocumentPath path();

    /// What it is, for the `found` of a finding: `a list`, `the number 3`, `'pt'`.
    String shown();
}
