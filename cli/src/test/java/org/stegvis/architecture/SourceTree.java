package org.stegvis.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// The checked-out sources, found from the folder in which the tests run.
final class SourceTree {

    private SourceTree() {}

    static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("stegvis")) && Files.exists(folder.resolve("mvnw"))) {
                return folder;
            }
        }
        throw new IllegalStateException("no folder above " + Path.of("").toAbsolutePath() + " holds stegvis and mvnw");
    }

    /// The names of the modules, lowest first, as the root pom lists them.
    static List<String> modules() {
        return elements(pom("."), "module").map(Element::getTextContent).toList();
    }

    /// @param module name of a module, or `.` for the root
    static Document pom(String module) {
        var file = root().resolve(module).resolve("pom.xml");
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile());
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }

    /// All elements of that name, at any depth.
    static Stream<Element> elements(Document pom, String name) {
        var found = pom.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }

    /// The text of the first element of that name below `parent`, or empty.
    static String text(Element parent, String name) {
        var found = parent.getElementsByTagName(name);
        return found.getLength() == 0
                ? ""
                : Objects.requireNonNull(found.item(0)).getTextContent().strip();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All Java files under a folder of the tree, none if there is no such folder.
    static List<Path> javaFiles(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
