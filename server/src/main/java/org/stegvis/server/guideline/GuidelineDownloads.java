package org.stegvis.server.guideline;

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
import org.stegvis.evidence.fhir.EvidenceBundle;
import org.stegvis.report.guideline.GuidelinePage;
import org.stegvis.server.access.Open;

/// The report of a guideline to be kept: HTML, PDF, DOCX, and FHIR for other tools.
@Controller
class GuidelineDownloads {
    private static final String PUBLISHED =
            "published evidence and what a group judged of it; a trial's results stand there only once released";
    private static final MediaType DOCX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final GuidelinePages pages;

    GuidelineDownloads(GuidelinePages pages) {
        this.pages = pages;
    }

    @Open(to = Open.To.SIGNED_IN, why = PUBLISHED)
    @GetMapping("/g/{guideline}/report.html")
    ResponseEntity<byte[]> html(@PathVariable String guideline, HttpServletRequest request) {
        byte[] bytes = page(guideline, request).html().getBytes(StandardCharsets.UTF_8);
        return file(bytes, guideline + ".html", MediaType.TEXT_HTML);
    }

    @Open(to = Open.To.SIGNED_IN, why = PUBLISHED)
    @GetMapping("/g/{guideline}/report.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String guideline, HttpServletRequest request) throws IOException {
        var bytes = new ByteArrayOutputStream();
        page(guideline, request).pdf(bytes);
        return file(bytes.toByteArray(), guideline + ".pdf", MediaType.APPLICATION_PDF);
    }

    @Open(to = Open.To.SIGNED_IN, why = PUBLISHED)
    @GetMapping("/g/{guideline}/report.docx")
    ResponseEntity<byte[]> docx(@PathVariable String guideline, HttpServletRequest request) throws IOException {
        var bytes = new ByteArrayOutputStream();
        page(guideline, request).docx(bytes);
        return file(bytes.toByteArray(), guideline + ".docx", DOCX);
    }

    @Open(to = Open.To.SIGNED_IN, why = PUBLISHED)
    @GetMapping("/g/{guideline}/fhir.json")
    ResponseEntity<byte[]> fhir(@PathVariable String guideline, HttpServletRequest request) {
        InGuideline in = pages.open(request, guideline, "questions");
        String json = EvidenceBundle.json(in.evidence().check(), Evidence.PLAN, in.language());
        return file(
                json.getBytes(StandardCharsets.UTF_8),
                guideline + ".fhir.json",
                MediaType.parseMediaType("application/fhir+json"));
    }

    private GuidelinePage page(String guideline, HttpServletRequest request) {
        InGuideline in = pages.open(request, guideline, "questions");
        Evidence evidence = in.evidence();
        return new GuidelinePage(
                evidence.check(), Evidence.PLAN, evidence.judgements(), evidence.placed(), in.language());
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
