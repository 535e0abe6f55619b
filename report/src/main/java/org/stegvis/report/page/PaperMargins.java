package org.stegvis.report.page;

/// What stands in the margins of every page on paper. It is text in the style sheet, because browsers can put nothing
/// else there, and one rule, because the maker of PDF files heeds only the last.
///
/// @param title at the foot of each page
/// @param warning at the head of each page; may be empty
record PaperMargins(String title, String warning) {
    private static final String LETTERS = "font-family: \"Liberation Sans\", Arial, sans-serif; font-size: 8pt;";

    String rule() {
        return """
        @page {
          size: A4;
          margin: 22mm 18mm 18mm 18mm;
          @top-center { content: "%s"; %s color: #1b4f72; font-weight: bold; text-align: center; }
          @bottom-left { content: "%s"; %s color: #5f6770; }
          @bottom-right { content: counter(page) " / " counter(pages); %s color: #5f6770; }
        }
        """.formatted(quoted(warning), LETTERS, quoted(title), LETTERS, LETTERS);
    }

    /// Escaped for a string of a style sheet that stands inside XHTML.
    private static String quoted(String text) {
        var quoted = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (point < ' ' || "\"\\<>&".indexOf(point) >= 0) {
                quoted.append("\\%x ".formatted(point));
            } else {
                quoted.appendCodePoint(point);
            }
        });
        return quoted.toString();
    }
}
