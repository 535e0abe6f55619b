package org.stegvis.report;

import java.io.IOException;
import java.io.OutputStream;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.input.ReportInput;
import org.stegvis.report.page.Page;
import org.stegvis.report.pdf.Pdf;

/// The report of a trial: one page that needs nothing but itself. The same input gives the same bytes.
public final class Report {
    private final ReportInput input;

    private Report(ReportInput input) {
        this.input = input;
    }

    public static Report of(ReportInput input) {
        return new Report(input);
    }

    /// The page as HTML that is also well-formed XML: style and figures inside, no script, no address of elsewhere.
    public String html() {
        return new Page(input, Lettering.TEXT).xhtml();
    }

    /// The same page as PDF. Leaves the stream open.
    public void pdf(OutputStream out) throws IOException {
        Pdf.write(new Page(input, Lettering.OUTLINES).xhtml(), out);
    }
}
