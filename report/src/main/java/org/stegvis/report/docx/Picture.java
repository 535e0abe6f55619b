package org.stegvis.report.docx;

import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.PNGTranscoder;
import org.stegvis.report.markup.Node.Attribute;
import org.stegvis.report.markup.Node.Element;
import org.stegvis.report.markup.Xhtml;

/// A figure as a word processor shows it: pixels, and a text for those who do not see them.
///
/// @param svg with its width and height, its text as outlines so that no font is needed
record Picture(Element svg) {
    /// English metric units from margin to margin of A4.
    private static final long WIDTH = 6_120_000;

    private static final float PIXELS = 1800;

    /// The same figure gives the same bytes.
    byte[] png() {
        var transcoder = new PNGTranscoder();
        transcoder.addTranscodingHint(PNGTranscoder.KEY_WIDTH, PIXELS);
        var out = new ByteArrayOutputStream();
        try {
            transcoder.transcode(
                    new TranscoderInput(new StringReader(Xhtml.of(svg).strip())), new TranscoderOutput(out));
        } catch (TranscoderException fault) {
            throw new IllegalStateException("A figure must be well-formed SVG, but: " + fault.getMessage(), fault);
        }
        return out.toByteArray();
    }

    String title() {
        return attribute("aria-label");
    }

    long width() {
        return WIDTH;
    }

    long height() {
        return Math.round(WIDTH * Double.parseDouble(attribute("height")) / Double.parseDouble(attribute("width")));
    }

    private String attribute(String name) {
        return svg.attributes().stream()
                .filter(each -> each.name().equals(name))
                .map(Attribute::value)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A figure must have a '%s'.".formatted(name)));
    }
}
