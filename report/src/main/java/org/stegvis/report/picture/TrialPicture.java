package org.stegvis.report.picture;

import org.stegvis.protocol.Language;
import org.stegvis.protocol.Protocol;
import org.stegvis.report.figure.Lettering;
import org.stegvis.report.markup.Node.Element;
import org.stegvis.report.markup.Xhtml;
import org.stegvis.report.words.Words;

/// The picture of a trial: who enters, what is decided when, what chance gives, and where each result leads. The same
/// protocol gives the same picture, in a page, in the report and in the documentation.
public final class TrialPicture {
    private final Protocol protocol;
    private final Words words;

    private TrialPicture(Protocol protocol, Words words) {
        this.protocol = protocol;
        this.words = words;
    }

    public static TrialPicture of(Protocol protocol, Language language) {
        return new TrialPicture(protocol, new Words(language));
    }

    public Element figure(Lettering lettering) {
        Layout layout = Layout.of(new Planning(protocol, words).graph());
        return new Painting(lettering, layout).figure(title());
    }

    /// The picture as the text of a page: an `svg` element, whose colours a style sheet may replace.
    public String svg() {
        return Xhtml.of(figure(Lettering.TEXT)).strip();
    }

    public String title() {
        return words.say("The trial: decisions, routes and options", "Forsøket: beslutninger, veier og behandlinger");
    }

    /// What the signs mean.
    public String caption() {
        return words.say(
                "R: randomised. Blue boxes are options, grey boxes results at a decision.",
                "R: trekning. Blå bokser er behandlinger, grå bokser er utfall av en beslutning.");
    }
}
