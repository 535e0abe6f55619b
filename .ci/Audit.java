import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// Looks through the bill of materials of the program (CycloneDX XML): each library must have a licence
/// that the project takes, and no vulnerability that is known to the database at OSV and not set aside with
/// a reason and a day.
///
///     java .ci/Audit.java BILL LICENCES SET-ASIDE OSV-ADDRESS
///
/// Exit code 0: all is well; 1: something was found; 3: the licences are well and OSV could not be asked.
final class Audit {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"((?:GHSA|CVE|OSV|MAL)-[^\"]+)\"");

    record Library(String name, String version, TreeSet<String> licences) {
        String purl() {
            return "pkg:maven/" + name.replace(':', '/') + "@" + version;
        }

        @Override
        public String toString() {
            return name + " " + version;
        }
    }

    /// A vulnerability that does not touch this program.
    record SetAside(String id, String library, LocalDate until) {}

    public static void main(String[] arguments) throws Exception {
        System.exit(run(arguments, System.out));
    }

    static int run(String[] arguments, PrintStream out) throws Exception {
        List<Library> libraries = libraries(Path.of(arguments[0]));
        Map<String, String> taken = taken(Path.of(arguments[1]));
        List<SetAside> setAside = setAside(Path.of(arguments[2]));
        if (libraries.isEmpty()) {
            out.println("The bill of materials " + arguments[0] + " lists nothing: it was not made rightly.");
            return 1;
        }
        var found = new ArrayList<String>();
        for (Library library : libraries) {
            boolean isTaken =
                    library.licences().stream().anyMatch(taken::containsKey) || taken.containsKey(library.name());
            if (!isTaken) {
                found.add(library + ": no licence of it is taken: " + library.licences() + ". See .ci/licences.txt.");
            }
        }
        out.println(libraries.size() + " libraries, " + (libraries.size() - found.size())
                + " under licences that are taken.");
        LocalDate today = LocalDate.now();
        setAside.stream()
                .filter(each -> each.until().isBefore(today))
                .forEach(each -> found.add(each.id() + " was set aside until " + each.until() + ": look at it again."));
        boolean asked = ask(libraries, setAside, arguments[3], found, out);
        found.forEach(out::println);
        return !found.isEmpty() ? 1 : asked ? 0 : 3;
    }

    private static List<Library> libraries(Path bill) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var list = factory.newDocumentBuilder().parse(bill.toFile()).getDocumentElement();
        var libraries = new ArrayList<Library>();
        for (Element part : children(list, "components").stream()
                .flatMap(all -> children(all, "component").stream())
                .toList()) {
            String group = text(part, "group");
            if (!group.startsWith("org.stegvis")) {
                var licences = new TreeSet<String>();
                children(part, "licenses").forEach(all -> {
                    children(all, "license").forEach(each -> {
                        String id = text(each, "id");
                        licences.add(id.isEmpty() ? text(each, "name") : id);
                    });
                    children(all, "expression")
                            .forEach(each -> licences.add(each.getTextContent().strip()));
                });
                libraries.add(new Library(group + ":" + text(part, "name"), text(part, "version"), licences));
            }
        }
        return libraries;
    }

    private static List<Element> children(Element parent, String name) {
        var found = new ArrayList<Element>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static String text(Element parent, String name) {
        return children(parent, name).stream()
                .findFirst()
                .map(each -> each.getTextContent().strip())
                .orElse("");
    }

    /// Lines `licence | why`, or `group:artifact | why` for a library that says its licence badly.
    private static Map<String, String> taken(Path file) throws IOException {
        return lines(file).stream()
                .collect(Collectors.toMap(line -> line[0], line -> line[1], (one, other) -> one, LinkedHashMap::new));
    }

    /// Lines `id | group:artifact | until | why`.
    private static List<SetAside> setAside(Path file) throws IOException {
        return lines(file).stream()
                .map(line -> new SetAside(line[0], line[1], LocalDate.parse(line[2])))
                .toList();
    }

    private static List<String[]> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.split("\\s*\\|\\s*"))
                .peek(line -> {
                    if (line.length < 2) {
                        throw new IllegalArgumentException(file + ": '" + line[0] + "' has no reason.");
                    }
                })
                .toList();
    }

    /// Whether the database could be asked about all.
    private static boolean ask(
            List<Library> libraries, List<SetAside> setAside, String address, List<String> found, PrintStream out)
            throws InterruptedException {
        var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        try {
            for (Library library : libraries) {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(URI.create(address + "/v1/query"))
                                .timeout(PATIENCE)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "{\"package\": {\"purl\": \"" + library.purl() + "\"}}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    out.println("OSV answered " + answer.statusCode() + " about " + library + ".");
                    return false;
                }
                judge(library, answer.body().strip(), setAside, found);
            }
            out.println("OSV was asked about all of them.");
            return true;
        } catch (IOException unreachable) {
            out.println("OSV could not be asked (" + unreachable.getClass().getSimpleName()
                    + "): vulnerabilities are not looked at in this run.");
            return false;
        }
    }

    /// An empty object is the only answer that means that nothing is known.
    private static void judge(Library library, String answer, List<SetAside> setAside, List<String> found) {
        if (answer.replaceAll("\\s", "").equals("{}")) {
            return;
        }
        var ids = new TreeSet<String>();
        ID.matcher(answer).results().forEach(id -> ids.add(id.group(1)));
        boolean isReadable = !ids.isEmpty();
        setAside.stream().filter(each -> each.library().equals(library.name())).forEach(each -> ids.remove(each.id()));
        if (!isReadable || !ids.isEmpty()) {
            found.add(library + ": " + (isReadable ? String.join(", ", ids) : "an answer that cannot be read")
                    + ". Take a newer version, or set it aside in .ci/set-aside.txt with a reason.");
        }
    }
}
