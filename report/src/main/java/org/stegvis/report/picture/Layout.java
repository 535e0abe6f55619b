package org.stegvis.report.picture;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// Where the boxes stand and how the lines between them run, from left to right in layers (the layered algorithm of the
/// Eclipse Layout Kernel).
///
/// @param lines x and y in turn, one list a line
record Layout(List<Placed> boxes, List<List<Double>> lines, double width, double height) {
    private static final double MARGIN = 4;
    private static final double BETWEEN_LAYERS = 26;
    private static final double BETWEEN_BOXES = 14;

    Layout {
        boxes = List.copyOf(boxes);
        lines = List.copyOf(lines);
    }

    record Placed(Box box, double x, double y) {}

    static Layout of(Graph graph) {
        // Asking for it makes the library ready.
        LayoutMetaDataService.getInstance();
        ElkNode root = ElkGraphUtil.createGraph();
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
        root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(LayeredOptions.PADDING, new ElkPadding(MARGIN));
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, BETWEEN_BOXES);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS);
        root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
        // What stands first in the protocol stands above.
        root.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
        List<ElkNode> nodes = graph.boxes().stream()
                .map(box -> {
                    ElkNode node = ElkGraphUtil.createNode(root);
                    node.setDimensions(box.width(), box.height());
                    return node;
                })
                .toList();
        List<ElkEdge> edges = graph.links().stream()
                .map(link -> ElkGraphUtil.createSimpleEdge(nodes.get(link.from()), nodes.get(link.to())))
                .toList();
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        List<Placed> placed = graph.boxes().stream()
                .map(box -> new Placed(
                        box,
                        nodes.get(box.number()).getX(),
                        nodes.get(box.number()).getY()))
                .toList();
        return new Layout(placed, edges.stream().map(Layout::line).toList(), root.getWidth(), root.getHeight());
    }

    private static List<Double> line(ElkEdge edge) {
        var points = new ArrayList<Double>();
        for (ElkEdgeSection section : edge.getSections()) {
            points.add(section.getStartX());
            points.add(section.getStartY());
            section.getBendPoints().forEach(bend -> {
                points.add(bend.getX());
                points.add(bend.getY());
            });
            points.add(section.getEndX());
            points.add(section.getEndY());
        }
        return points;
    }
}
