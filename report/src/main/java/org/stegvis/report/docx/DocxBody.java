package org.stegvis.report.docx;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.stegvis.report.markup.Node;
import org.stegvis.report.markup.Node.Chars;
import org.stegvis.report.markup.Node.Element;
import org.stegvis.report.markup.Node.Group;

/// Turns the elements of a page into paragraphs and tables, in their order.
final class DocxBody {
    private static final String W = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
            + " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
            + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
            + " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\""
            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private static final Set<String> LEFT_OUT = Set.of("svg", "style", "head", "script");
    /// Twentieths of a point between the margins of A4.
    private static final int WIDTH = 9600;

    private final StringBuilder out = new StringBuilder();
    private final List<Picture> pictures = new ArrayList<>();

    DocxBody() {}

    /// The figures met on the way; the first has the relation `figure1`.
    List<Picture> pictures() {
        return List.copyOf(pictures);
    }

    String document(Node body) {
        block(body);
        return "<w:document " + W + "><w:body>" + out
                + "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
                + "<w:pgMar w:top=\"1247\" w:right=\"1134\" w:bottom=\"1021\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>"
                + "</w:sectPr></w:body></w:document>";
    }

    private void block(Node node) {
        switch (node) {
            case Chars(var text) -> {
                if (!text.isBlank()) {
                    paragraph("", node);
                }
            }
            case Group(var nodes) -> nodes.forEach(this::block);
            case Element element -> block(element);
        }
    }

    private void block(Element element) {
        switch (element.name()) {
            case "h1", "h2", "h3", "h4" ->
                paragraph("<w:pStyle w:val=\"Heading" + element.name().substring(1) + "\"/>", element);
            case "p" -> paragraph("", element);
            case "li" ->
                paragraph(
                        "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr><w:spacing w:after=\"40\"/>",
                        element);
            case "table" -> table(element);
            case "svg" -> picture(new Picture(element));
            default -> {
                if (!LEFT_OUT.contains(element.name())) {
                    element.children().forEach(this::block);
                }
            }
        }
    }

    private void picture(Picture picture) {
        pictures.add(picture);
        int number = pictures.size();
        String size = "cx=\"" + picture.width() + "\" cy=\"" + picture.height() + "\"";
        String name = "id=\"" + number + "\" name=\"Figure " + number + "\"";
        out.append("<w:p><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent ")
                .append(size)
                .append("/><wp:docPr ")
                .append(name)
                .append(" descr=\"");
        picture.title().codePoints().forEach(this::escape);
        out.append("\"/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">")
                .append("<pic:pic><pic:nvPicPr><pic:cNvPr ")
                .append(name)
                .append("/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"figure")
                .append(number)
                .append(
                        "\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext ")
                .append(size)
                .append("/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>")
                .append("</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>");
    }

    private void paragraph(String properties, Node content) {
        out.append("<w:p>");
        if (!properties.isEmpty()) {
            out.append("<w:pPr>").append(properties).append("</w:pPr>");
        }
        runs(content, "");
        out.append("</w:p>");
    }

    /// Text, with the looks of what it stands in.
    private void runs(Node node, String looks) {
        switch (node) {
            case Chars(var text) -> run(text, looks);
            case Group(var nodes) -> nodes.forEach(each -> runs(each, looks));
            case Element element -> {
                if (element.name().equals("br")) {
                    out.append("<w:r><w:br/></w:r>");
                } else if (!LEFT_OUT.contains(element.name())) {
                    boolean isBold =
                            element.name().equals("b") || element.name().equals("strong");
                    element.children().forEach(each -> runs(each, isBold ? "<w:b/>" : looks));
                }
            }
        }
    }

    private void run(String text, String looks) {
        out.append("<w:r>");
        if (!looks.isEmpty()) {
            out.append("<w:rPr>").append(looks).append("</w:rPr>");
        }
        out.append("<w:t xml:space=\"preserve\">");
        text.codePoints().forEach(this::escape);
        out.append("</w:t></w:r>");
    }

    private void table(Element table) {
        var rows = new ArrayList<Element>();
        rows(table, rows);
        int columns = rows.stream().mapToInt(row -> cells(row).size()).max().orElse(0);
        if (columns == 0) {
            return;
        }
        out.append("<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders>")
                .append("<w:top w:val=\"single\" w:sz=\"6\" w:color=\"1C1C1C\"/>")
                .append("<w:bottom w:val=\"single\" w:sz=\"6\" w:color=\"1C1C1C\"/>")
                .append(
                        "<w:insideH w:val=\"single\" w:sz=\"4\" w:color=\"C9CED3\"/></w:tblBorders></w:tblPr><w:tblGrid>");
        out.append("<w:gridCol w:w=\"%d\"/>".formatted(WIDTH / columns).repeat(columns));
        out.append("</w:tblGrid>");
        for (Element row : rows) {
            row(row, columns);
        }
        out.append("</w:tbl><w:p/>");
    }

    private void row(Element row, int columns) {
        List<Element> cells = cells(row);
        boolean isHead = cells.stream().allMatch(cell -> cell.name().equals("th"));
        out.append("<w:tr><w:trPr><w:cantSplit/>")
                .append(isHead ? "<w:tblHeader/>" : "")
                .append("</w:trPr>");
        for (int i = 0; i < columns; i++) {
            out.append("<w:tc><w:tcPr><w:tcW w:w=\"").append(WIDTH / columns).append("\" w:type=\"dxa\"/></w:tcPr>");
            out.append("<w:p><w:pPr><w:spacing w:after=\"20\"/></w:pPr>");
            if (i < cells.size()) {
                runs(cells.get(i), isHead ? "<w:b/><w:sz w:val=\"17\"/>" : "<w:sz w:val=\"17\"/>");
            }
            out.append("</w:p></w:tc>");
        }
        out.append("</w:tr>");
    }

    private static void rows(Node node, List<Element> rows) {
        switch (node) {
            case Chars chars -> {
                // Space between rows.
            }
            case Group(var nodes) -> nodes.forEach(each -> rows(each, rows));
            case Element element -> {
                if (element.name().equals("tr")) {
                    rows.add(element);
                } else {
                    element.children().forEach(each -> rows(each, rows));
                }
            }
        }
    }

    private static List<Element> cells(Element row) {
        var cells = new ArrayList<Element>();
        collect(row.children(), cells);
        return cells;
    }

    private static void collect(List<Node> nodes, List<Element> cells) {
        for (Node node : nodes) {
            switch (node) {
                case Element element
                when element.name().equals("th") || element.name().equals("td") -> cells.add(element);
                case Group(var inside) -> collect(inside, cells);
                case Element element -> collect(element.children(), cells);
                case Chars chars -> {
                    // Space between cells.
                }
            }
        }
    }

    /// Characters that XML cannot hold become the replacement character.
    private void escape(int point) {
        switch (point) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            default -> {
                boolean isXml = point == '\t'
                        || point == '\n'
                        || point == '\r'
                        || (point >= 0x20 && point < 0xFFFE && !(point >= 0xD800 && point <= 0xDFFF))
                        || point >= 0x10000;
                out.appendCodePoint(isXml ? point : '\uFFFD');
            }
        }
    }
}
