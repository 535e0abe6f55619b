package org.stegvis.server.rest;

import static org.stegvis.server.rest.TrialsApi.TRIALS;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.stegvis.exchange.csv.TrialDataWriter;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Requires;
import org.stegvis.server.audit.LogForReaders;
import org.stegvis.server.results.Exporting;

/// What is read of a trial as a whole: its log, its data set.
@RestController
@RequestMapping(name = TRIALS, path = "/api/trials")
class TrialRecordsApi {
    private static final int MOST = 1000;

    private final LogForReaders log;
    private final Exporting exporting;

    TrialRecordsApi(LogForReaders log, Exporting exporting) {
        this.log = log;
        this.exporting = exporting;
    }

    /// The log from a place on, as far as the asker may see it; asked again and again it is a feed of changes.
    @Requires(value = Permission.SEE_LOG, where = Requires.Where.ANYWHERE)
    @GetMapping("/{trial}/log")
    ResponseEntity<Object> log(
            Actor actor,
            @PathVariable String trial,
            @RequestParam(defaultValue = "1") long from,
            @RequestParam(defaultValue = "100") int limit) {
        return switch (log.read(actor, trial, from, Math.clamp(limit, 1, MOST))) {
            case LogForReaders.Answer.Whole(var entries) -> ResponseEntity.ok(entries);
            case LogForReaders.Answer.Part part -> ResponseEntity.ok(part);
            case LogForReaders.Answer.Refused(var refusal) -> Problems.of(refusal);
        };
    }

    /// The data set as a file of comma-separated values. Blind unless the other is asked for.
    @Requires({Permission.EXPORT_BLIND, Permission.EXPORT_UNBLIND})
    @GetMapping("/{trial}/data")
    ResponseEntity<Object> data(
            Actor actor, @PathVariable String trial, @RequestParam(defaultValue = "BLIND") Exporting.Kind kind)
            throws IOException {
        return switch (exporting.export(actor, trial, kind)) {
            case Exporting.Refused(var refusal) -> Problems.of(refusal);
            case Exporting.Data(var version, var rows, var takenBack) -> {
                var text = new StringWriter();
                TrialDataWriter.write(version.protocol(), rows, text);
                yield ResponseEntity.ok()
                        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                        .header("Content-Disposition", "attachment; filename=\"" + trial + ".csv\"")
                        .header("Stegvis-Protocol-Version", Integer.toString(version.version()))
                        .body(text.toString());
            }
        };
    }
}
