package org.stegvis.report.flow;

import org.stegvis.report.figure.Drawing;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.markup.Node;
import org.stegvis.report.words.Words;

/// Draws the flow from top to bottom while it is narrow enough, else from left to right.
record FlowFigure(Words words, Lettering lettering) {
    private static final int MOST_SIDE_BY_SIDE = 9;

    Node of(FlowNode tree) {
        return tree.leaves() <= MOST_SIDE_BY_SIDE
                ? new DownwardFlow(words, lettering).draw(tree)
                : new SidewardFlow(words, lettering).draw(tree);
    }

    /// The heads of the table of boxes.
    static void columns(Drawing on, Words words) {
        on.columns(words.say("box", "boks"), "n", words.say("notes", "merknader"));
    }

    static String title(Words words) {
        return words.say("Flow of participants", "Deltakerflyt");
    }
}
