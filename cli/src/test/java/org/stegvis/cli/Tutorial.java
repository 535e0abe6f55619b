package org.stegvis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A tutorial as its commands tell it: files that it gives, and commands with what they print.
///
/// A block that begins with three ticks and `yaml NAME` is a file of that name. A block `console` holds commands, each
/// behind a dollar sign, followed by what it prints: messages first, then results.
record Tutorial(List<String> lines) {

    static Tutorial of(Path page) throws IOException {
        return new Tutorial(Files.readAllLines(page));
    }

    /// The page with what the commands print in a folder.
    ///
    /// @throws AssertionError when a command is none that a reader can run
    List<String> played(Path folder) throws IOException {
        var page = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            page.add(line);
            if (line.startsWith("```yaml ")) {
                int end = end(i);
                Files.write(folder.resolve(line.substring("```yaml ".length())), lines.subList(i + 1, end));
            } else if (line.equals("```console")) {
                int end = end(i);
                for (String command : lines.subList(i + 1, end)) {
                    if (command.startsWith("$ ")) {
                        page.add(command);
                        page.addAll(printed(command.substring(2), folder));
                    }
                }
                i = end - 1;
            }
        }
        return page;
    }

    private int end(int start) {
        return start + 1 + lines.subList(start + 1, lines.size()).indexOf("```");
    }

    private static List<String> printed(String command, Path folder) throws IOException {
        String[] words = Pattern.compile("\"([^\"]*)\"|\\S+")
                .matcher(command)
                .results()
                .map(word -> word.group(1) == null ? word.group() : word.group(1))
                .toArray(String[]::new);
        if (words[0].equals("sed")) {
            String[] swap = words[2].split("/", -1);
            Path file = folder.resolve(words[3]);
            Files.writeString(file, Files.readString(file).replace(swap[1], swap[2]));
            return List.of();
        }
        if (!words[0].equals("./stegvis")) {
            throw new AssertionError("A tutorial runs ./stegvis or sed -i, but this says: " + command);
        }
        var arguments = new ArrayList<String>();
        for (String word : List.of(words).subList(1, words.length)) {
            boolean isFile = word.matches("[a-z-]+\\.(csv|yaml|html|json|pdf)");
            arguments.add(
                    word.startsWith("trials/")
                            ? "../" + word
                            : isFile ? folder.resolve(word).toString() : word);
        }
        CliRun run = CliRun.of(arguments.toArray(String[]::new));
        return (run.err() + run.out())
                .replace(folder + "/", "")
                .replace("../trials/", "trials/")
                .lines()
                .toList();
    }
}
