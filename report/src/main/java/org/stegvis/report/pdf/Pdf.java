package org.stegvis.report.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.TimeZone;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.stegvis.report.figure.Typeface;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// Turns the page into a PDF, tagged for screen readers (PDF/UA). The fonts come with the program; the same page gives
/// the same bytes.
public final class Pdf {
    private static final String FAMILY = "Liberation Sans";
    private static final long SAME_FOR_ALL = 1;

    /// Held here, as a logger that nobody holds forgets its level. It would tell users which fonts their machine has.
    private static final Logger PDFBOX = Logger.getLogger("org.apache.pdfbox");

    private Pdf() {}

    public static void write(String xhtml, OutputStream out) throws IOException {
        XRLog.setLoggingEnabled(false);
        PDFBOX.setLevel(Level.SEVERE);
        var builder = new PdfRendererBuilder();
        builder.withW3cDocument(parsed(xhtml), null);
        builder.useSVGDrawer(new BatikSVGDrawer());
        builder.useFont(() -> Typeface.file("Regular"), FAMILY, 400, FontStyle.NORMAL, true);
        builder.useFont(() -> Typeface.file("Bold"), FAMILY, 700, FontStyle.NORMAL, true);
        builder.useUnicodeLineBreaker(new WholeNumbers());
        builder.usePdfUaAccessibility(true);
        builder.withProducer("Stegvis");
        builder.toStream(out);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            renderer.createPDFWithoutClosing();
            PDDocument document = renderer.getPdfDocument();
            document.getDocumentInformation().setCreationDate(epoch());
            document.getDocumentInformation().setModificationDate(epoch());
            document.setDocumentId(SAME_FOR_ALL);
            document.save(out);
        }
    }

    private static Document parsed(String xhtml) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xhtml)));
        } catch (ParserConfigurationException | SAXException fault) {
            throw new IllegalStateException("The page must be well-formed XHTML, but: " + fault.getMessage(), fault);
        }
    }

    private static Calendar epoch() {
        var epoch = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        epoch.setTimeInMillis(0);
        return epoch;
    }
}
