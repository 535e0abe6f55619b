package org.stegvis.server.signin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A step of signing in.
///
/// @param back where to go afterwards; empty for the start
/// @param email what was typed before
/// @param problem the key of the sentence that says what was wrong; null when nothing was
public record SignInForm(
        String back, String email, @Nullable String problem) {

    static String path(String step, String back) {
        return back.isEmpty() ? step : step + "?back=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
    }
}
