package org.stegvis.report.docx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.stegvis.report.markup.Node;

/// Writes a page as a document that a word processor opens: headings, paragraphs, lists, tables, and
/// figures as pictures. The same page gives the same bytes.
///
/// Source of the format: ECMA-376, Office Open XML, part 1 (WordprocessingML) and part 2 (packages).
public final class Docx {
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String TYPES = XML
            + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + "<Default Extension=\"png\" ContentType=\"image/png\"/>"
            + part("/word/document.xml", "document.main")
            + part("/word/styles.xml", "styles")
            + part("/word/numbering.xml", "numbering")
            + "</Types>";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String PACKAGE = relations(relation("r1", "officeDocument", "word/document.xml"));
    private static final String PARTS =
            relation("r1", "styles", "styles.xml") + relation("r2", "numbering", "numbering.xml");

    private Docx() {}

    /// Leaves the stream open.
    ///
    /// @param language the BCP 47 tag of the text
    public static void write(Node body, String language, OutputStream out) throws IOException {
        var writer = new DocxBody();
        String document = writer.document(body);
        var figures = new StringBuilder();
        for (int number = 1; number <= writer.pictures().size(); number++) {
            figures.append(relation("figure" + number, "image", media(number)));
        }
        var zip = new ZipOutputStream(out);
        add(zip, "[Content_Types].xml", TYPES);
        add(zip, "_rels/.rels", PACKAGE);
        add(zip, "word/_rels/document.xml.rels", relations(PARTS + figures));
        add(zip, "word/styles.xml", XML + DocxStyles.styles(language));
        add(zip, "word/numbering.xml", XML + DocxStyles.NUMBERING);
        add(zip, "word/document.xml", XML + document);
        int number = 1;
        for (Picture picture : writer.pictures()) {
            add(zip, "word/" + media(number++), picture.png());
        }
        zip.finish();
    }

    private static String media(int number) {
        return "media/figure" + number + ".png";
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        add(zip, name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    private static String part(String name, String type) {
        return "<Override PartName=\"" + name
                + "\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml." + type
                + "+xml\"/>";
    }

    private static String relations(String all) {
        return XML + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + all
                + "</Relationships>";
    }

    private static String relation(String id, String type, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + OFFICE + type + "\" Target=\"" + target + "\"/>";
    }
}
