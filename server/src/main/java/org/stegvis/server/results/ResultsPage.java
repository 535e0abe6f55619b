package org.stegvis.server.results;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import org.stegvis.protocol.data.TrialData;
import org.stegvis.report.Report;
import org.stegvis.report.effect.Effects;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.input.ReportInput;
import org.stegvis.report.markup.Xhtml;
import org.stegvis.report.trajectory.Trajectories;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Requires;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.TrialPages;

/// The planned analyses on the data as they stand. Who is blind sees all participants together, and nothing by option.
@Controller
class ResultsPage {
    private final TrialPages trialPages;
    private final Analysing analysing;

    ResultsPage(TrialPages trialPages, Analysing analysing) {
        this.trialPages = trialPages;
        this.analysing = analysing;
    }

    @Requires(
            value = {Permission.EXPORT_BLIND, Permission.EXPORT_UNBLIND},
            also = Permission.SEE_MEASURES)
    @GetMapping("/t/{trial}/results")
    View show(@PathVariable String trial, HttpServletRequest request) {
        InTrial in = trialPages.open(request, trial, "results");
        AllData.AsOf standing = analysing.data(trial).orElseThrow();
        ReportInput shown = in.allows(Permission.EXPORT_UNBLIND, null)
                ? analysing
                        .input(trial, in.language())
                        .filter(input -> input.data().size() > 0)
                        .orElse(null)
                : null;
        TrialData data = shown == null ? standing.data() : shown.data();
        var view = new ResultsView(
                trial,
                data.size(),
                standing.consentTakenBack(),
                shown == null ? null : Xhtml.of(new Effects(shown, Lettering.TEXT).all()),
                shown == null ? null : Xhtml.of(new Trajectories(shown, Lettering.TEXT).figures()),
                new PooledOutcomes(in, data).lines());
        return trialPages.pages().view(in.frame(), "results/results", view);
    }

    /// The whole report, to be kept.
    @Requires(Permission.EXPORT_UNBLIND)
    @GetMapping("/t/{trial}/results/report.pdf")
    ResponseEntity<byte[]> report(@PathVariable String trial, HttpServletRequest request) throws IOException {
        InTrial in = trialPages.open(request, trial, "results");
        var bytes = new ByteArrayOutputStream();
        Report.of(analysing.input(trial, in.language()).orElseThrow()).pdf(bytes);
        return file(bytes.toByteArray(), trial + ".pdf", MediaType.APPLICATION_PDF);
    }

    /// The same as one page of HTML.
    @Requires(Permission.EXPORT_UNBLIND)
    @GetMapping("/t/{trial}/results/report.html")
    ResponseEntity<byte[]> page(@PathVariable String trial, HttpServletRequest request) {
        InTrial in = trialPages.open(request, trial, "results");
        String html =
                Report.of(analysing.input(trial, in.language()).orElseThrow()).html();
        return file(html.getBytes(StandardCharsets.UTF_8), trial + ".html", MediaType.TEXT_HTML);
    }

    private static ResponseEntity<byte[]> file(byte[] bytes, String name, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .header("Cache-Control", "no-store")
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes);
    }
}
