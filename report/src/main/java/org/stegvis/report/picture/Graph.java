package org.stegvis.report.picture;

import java.util.List;

/// The boxes of the picture and which leads to which.
record Graph(List<Box> boxes, List<Link> links) {
    Graph {
        boxes = List.copyOf(boxes);
        links = List.copyOf(links);
    }

    /// From one box to another, by number.
    record Link(int from, int to) {}
}
