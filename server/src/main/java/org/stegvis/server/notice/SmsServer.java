package org.stegvis.server.notice;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The gateway that takes SMS over HTTP, as its operator describes it.
///
/// @param authorization the whole value of that header; null for none
/// @param type of the body: JSON, or a form
/// @param body in which `{to}`, `{from}`, `{text}` and `{id}` are put in, written as the type wants it
public record SmsServer(URI url, @Nullable String authorization, String from, Type type, String body) {
    private static final String URL = "STEGVIS_SMS_URL";
    private static final Set<String> NEEDED = Set.of("{to}", "{text}");

    /// How a body is written.
    public enum Type {
        JSON("application/json", "{\"to\": \"{to}\", \"from\": \"{from}\", \"text\": \"{text}\", \"id\": \"{id}\"}"),
        FORM("application/x-www-form-urlencoded", "to={to}&from={from}&text={text}&id={id}");

        private final String media;
        private final String usual;

        Type(String media, String usual) {
            this.media = media;
            this.usual = usual;
        }

        String media() {
            return media;
        }
    }

    /// The one that the environment names; null when it names none.
    ///
    /// @throws IllegalArgumentException when a variable is missing or wrong
    public static @Nullable SmsServer of(Map<String, String> environment) {
        String url = environment.get(URL);
        if (url == null || url.isBlank()) {
            return null;
        }
        Type type = switch (environment.getOrDefault("STEGVIS_SMS_TYPE", "json")) {
            case "json" -> Type.JSON;
            case "form" -> Type.FORM;
            default ->
                throw new IllegalArgumentException(
                        "STEGVIS_SMS_TYPE must be json or form; it is '" + environment.get("STEGVIS_SMS_TYPE") + "'.");
        };
        String body = environment.getOrDefault("STEGVIS_SMS_BODY", type.usual);
        for (String each : NEEDED) {
            if (!body.contains(each)) {
                throw new IllegalArgumentException(
                        "STEGVIS_SMS_BODY must hold " + each + ", for what is put in there.");
            }
        }
        return new SmsServer(
                url(url),
                environment.get("STEGVIS_SMS_AUTHORIZATION"),
                environment.getOrDefault("STEGVIS_SMS_FROM", ""),
                type,
                body);
    }

    private static URI url(String text) {
        URI url = URI.create(text.strip());
        boolean isHere = "localhost".equals(url.getHost()) || "127.0.0.1".equals(url.getHost());
        if (!"https".equals(url.getScheme()) && !("http".equals(url.getScheme()) && isHere)) {
            throw new IllegalArgumentException(
                    URL + " must begin with https://, or with http:// for a gateway on the same machine; it is '" + text
                            + "'.");
        }
        return url;
    }

    @Override
    public String toString() {
        return url.getHost() + ":" + url.getPort();
    }
}
