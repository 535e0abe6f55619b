package org.stegvis.cli.killed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.stegvis.cli.CliRun;

/// Every verb that writes files.
final class Verbs {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String TRIAL = ROOT.resolve("trials/back-pain.yaml").toString();
    private static final String SCENARIO =
            ROOT.resolve("trials/back-pain.scenario.yaml").toString();
    private static final Path GUIDELINE = ROOT.resolve("guidelines/back-pain.yaml");
    private static final String OLD = "what stood here before\n";

    private Verbs() {}

    static Verb simulate() {
        return Verb.of(
                        "simulate",
                        Map.of("data.csv", Whole.SAME, "data.origin.yaml", Whole.SAME),
                        "simulate",
                        TRIAL,
                        SCENARIO,
                        "--participants",
                        "1000",
                        "--out",
                        "data.csv",
                        "--force")
                .replacing(OLD);
    }

    static List<Verb> withoutServer() {
        return List.of(
                simulate(),
                report("html", Whole.HTML),
                report("pdf", Whole.PDF),
                Verb.of(
                                "demo",
                                Map.of(
                                        "demo/data.csv", Whole.SAME,
                                        "demo/results.json", Whole.SAME,
                                        "demo/report.html", Whole.HTML,
                                        "demo/report.pdf", Whole.PDF),
                                "demo",
                                "--no-serve",
                                "--out",
                                "demo")
                        .anyTime(),
                Verb.of(
                                "power --state",
                                Map.of("state", Whole.LINES),
                                "power",
                                TRIAL,
                                SCENARIO,
                                "--replicates",
                                "6000",
                                "--truth",
                                "5000",
                                "--state",
                                "state")
                        .anyTime(),
                Verb.of(
                        "power --report",
                        Map.of("page.html", Whole.HTML),
                        "power",
                        TRIAL,
                        SCENARIO,
                        "--replicates",
                        "6000",
                        "--truth",
                        "5000",
                        "--report",
                        "page.html"),
                Verb.of(
                        "power --write-scenario",
                        Map.of("my.scenario.yaml", Whole.SAME),
                        "power",
                        TRIAL,
                        "--write-scenario",
                        "my.scenario.yaml"),
                Verb.of(
                                "evidence report",
                                Map.of("evidence.html", Whole.HTML),
                                "evidence",
                                "report",
                                GUIDELINE.toString(),
                                "--out",
                                "evidence.html",
                                "--force")
                        .replacing(OLD),
                Verb.of(
                                "evidence export",
                                Map.of("evidence.json", Whole.JSON),
                                "evidence",
                                "export",
                                GUIDELINE.toString(),
                                "--out",
                                "evidence.json",
                                "--force")
                        .replacing(OLD),
                judge());
    }

    private static Verb report(String format, Whole whole) {
        return Verb.of(
                        "report, " + format,
                        Map.of("report." + format, whole),
                        "report",
                        TRIAL,
                        "data.csv",
                        "--out",
                        "report." + format,
                        "--force")
                .replacing(OLD)
                .after(folder -> run(
                        "simulate",
                        TRIAL,
                        SCENARIO,
                        "--participants",
                        "300",
                        "--out",
                        folder.resolve("data.csv").toString()));
    }

    private static Verb judge() {
        return Verb.of(
                        "evidence judge",
                        Map.of("guideline.judgements.yaml", Whole.SAME),
                        "evidence",
                        "judge",
                        "guideline.yaml",
                        "exercise-pain",
                        "indirectness",
                        "not-serious",
                        "--by",
                        "A. Name",
                        "--why",
                        "The same people.",
                        "--at",
                        "2026-11-25T14:30:00+01:00")
                .after(folder -> Files.copy(GUIDELINE, folder.resolve("guideline.yaml")))
                .anyTime();
    }

    /// @param data a data folder with a trial in it that nobody uses
    /// @param backup one of it
    static List<Verb> ofServer(Path data, Path backup) {
        return List.of(
                Verb.of(
                        "audit export",
                        Map.of("log.jsonl", Whole.SAME),
                        "audit",
                        "export",
                        "--data",
                        data.toString(),
                        "--out",
                        "log.jsonl"),
                Verb.of(
                        "export",
                        Map.of("set/data.csv", Whole.SAME, "set/protocol.yaml", Whole.SAME),
                        "export",
                        "--data",
                        data.toString(),
                        "--out",
                        "set"),
                Verb.of(
                        "backup",
                        Map.of("backup/database.zip", Whole.ZIP, "backup/keys.zip", Whole.ZIP),
                        "backup",
                        "--data",
                        data.toString(),
                        "--out",
                        "backup"),
                Verb.of(
                        "restore",
                        Map.of("again/keys/allocation/back-pain.key", Whole.SAME),
                        "restore",
                        backup.toString(),
                        "--data",
                        "again"),
                // The first start: program, database, passwords and keys.
                Verb.of("serve", Map.of(), "serve", "--port", "0", "--data", "new")
                        .untilItSays("Stegvis serves at"));
    }

    static void run(String... words) throws IOException {
        CliRun run = CliRun.of(words);
        if (run.exit() != 0) {
            throw new IOException(String.join(" ", words) + ": " + run.err());
        }
    }
}
