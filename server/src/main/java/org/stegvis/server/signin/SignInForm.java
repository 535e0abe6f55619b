package org.stegvis.server.signin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A step of signing in.
///
/// @param back where to go afterwards; empty for the start
/// @param email what was typed before
/// @param problem the key of the sentence that says what was wrong; null when nothing was
/// @param other another way to sign in; null when there is none
/// @param out whether somebody has just signed out who may still be signed in there
public record SignInForm(
        String back,
        String email,
        @Nullable String problem,
        @Nullable OtherWay other,
        boolean out) {

    static String path(String step, String back) {
        return back.isEmpty() ? step : step + "?back=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
    }
}
