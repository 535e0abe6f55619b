package org.stegvis.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.Text;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// A page as a parser of XML reads it.
public record ReadPage(Document document) {

    /// Reads a page, without loading what it refers to.
    ///
    /// @throws AssertionError when the page is not well-formed
    public static ReadPage of(String xhtml) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            return new ReadPage(factory.newDocumentBuilder().parse(new InputSource(new StringReader(xhtml))));
        } catch (ParserConfigurationException | SAXException | IOException broken) {
            throw new AssertionError("The page is not well-formed: " + broken.getMessage(), broken);
        }
    }

    public List<Element> all(String name) {
        NodeList found = document.getElementsByTagName(name);
        var elements = new ArrayList<Element>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    static List<Element> children(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        var elements = new ArrayList<Element>();
        for (int i = 0; i < found.getLength(); i++) {
            if (parent.isSameNode(found.item(i).getParentNode())) {
                elements.add((Element) found.item(i));
            }
        }
        return elements;
    }

    public List<Element> all(String name, Predicate<Element> which) {
        return all(name).stream().filter(which).toList();
    }

    /// What people read: without style and without what belongs to machines or to other languages.
    public String text() {
        var out = new StringBuilder();
        collect(document.getDocumentElement(), out);
        return out.toString();
    }

    private static void collect(Node node, StringBuilder out) {
        if (node instanceof Element element
                && (element.getTagName().equals("style")
                        || element.getAttribute("class").equals("hash")
                        || (!element.getAttribute("lang").isEmpty()
                                && !element.getTagName().equals("html")))) {
            return;
        }
        if (node instanceof Text text) {
            out.append(text.getData()).append('\n');
        }
        for (int i = 0; i < node.getChildNodes().getLength(); i++) {
            collect(node.getChildNodes().item(i), out);
        }
    }
}
