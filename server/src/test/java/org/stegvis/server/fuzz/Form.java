package org.stegvis.server.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A form as it stands on a page, filled in as the page filled it in.
///
/// @param who was shown it, as an index of sessions
record Form(int who, String action, String method, List<Field> fields) {
    private static final Pattern FORM = Pattern.compile("(?s)<form\\b([^>]*)>(.*?)</form>");
    private static final Pattern FIELD = Pattern.compile("<(?:input|select|textarea|button)\\b([^>]*)>");
    private static final Pattern OPTION =
            Pattern.compile("(?s)<select\\b[^>]*name=\"([^\"]*)\"[^>]*>.*?<option[^>]*value=\"([^\"]+)\"");

    record Field(String name, String value) {}

    static List<Form> on(int who, String path, String page) {
        var forms = new ArrayList<Form>();
        for (MatchResult found : FORM.matcher(page).results().toList()) {
            String action = attribute(found.group(1), "action");
            var fields = new ArrayList<Field>();
            for (MatchResult field : FIELD.matcher(found.group(2)).results().toList()) {
                String name = attribute(field.group(1), "name");
                if (!name.isEmpty()) {
                    fields.add(new Field(name, attribute(field.group(1), "value")));
                }
            }
            OPTION.matcher(found.group(2))
                    .results()
                    .forEach(option -> fields.replaceAll(field -> field.name().equals(option.group(1))
                            ? new Field(field.name(), plain(option.group(2)))
                            : field));
            String method = attribute(found.group(1), "method").equalsIgnoreCase("post") ? "POST" : "GET";
            forms.add(new Form(who, action.isEmpty() ? path : action, method, fields));
        }
        return forms;
    }

    /// The fields as a browser sends them, some of them otherwise.
    String filled(Pool pool, Choices choices) {
        var text = new StringBuilder();
        for (Field field : fields) {
            if (choices.rarely(12)) {
                continue;
            }
            String value = choices.rarely(5)
                            || (field.value().isEmpty() && !field.name().equals("_csrf"))
                    ? pool.value(field.name(), choices)
                    : field.value();
            add(field.name(), value, text);
            if (choices.rarely(30)) {
                add(field.name(), pool.hostile(choices), text);
            }
        }
        return text.toString();
    }

    static void add(String name, String value, StringBuilder text) {
        text.append(text.isEmpty() ? "" : "&").append(encoded(name)).append('=').append(encoded(value));
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String attribute(String tag, String name) {
        Matcher found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? plain(found.group(1)) : "";
    }

    private static String plain(String html) {
        return html.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&#34;", "\"")
                .replace("&lt;", "<")
                .replace("&amp;", "&");
    }
}
