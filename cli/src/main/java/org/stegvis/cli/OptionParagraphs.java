package org.stegvis.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.IOptionRenderer;
import picocli.CommandLine.IHelpFactory;
import picocli.CommandLine.Model.CommandSpec;

/// Shows what an option does as one paragraph, in whatever lines it stands in the source. Where the terminal is full it
/// is broken, as [Paragraphs] does with what a verb does.
final class OptionParagraphs implements IHelpFactory {

    @Override
    public Help create(CommandSpec spec, ColorScheme colours) {
        return new Help(spec, colours) {
            @Override
            public IOptionRenderer createDefaultOptionRenderer() {
                IOptionRenderer usual = super.createDefaultOptionRenderer();
                return (option, labels, scheme) -> joined(usual.render(option, labels, scheme));
            }
        };
    }

    /// @param rows of cells, the description in the last; a further line of it is a row with no other cell
    private static Text[][] joined(Text[][] rows) {
        List<Text[]> found = new ArrayList<>();
        for (Text[] row : rows) {
            int last = row.length - 1;
            if (isGoingOn(row) && !found.isEmpty()) {
                Text[] before = found.getLast();
                before[last] = before[last].concat(" ").concat(row[last]);
            } else {
                found.add(row.clone());
            }
        }
        return found.toArray(Text[][]::new);
    }

    private static boolean isGoingOn(Text[] row) {
        for (int cell = 0; cell < row.length - 1; cell++) {
            if (!row[cell].plainString().isBlank()) {
                return false;
            }
        }
        return true;
    }
}
