package org.stegvis.server.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a request needs before its controller method runs. The trial and, where there is one, the site or participant
/// are the path variables `trial`, `site` and `participant`. A method without this or [Open] answers nobody.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {
    /// One of these lets the request through; when there are several, the use case asks for the one it means.
    Permission[] value();

    /// Needed besides.
    Permission[] also() default {};

    /// Where the permission must be held.
    Where where() default Where.THERE;

    enum Where {
        /// At the site or the participant of the path; for the whole trial when the path has neither.
        THERE,
        /// At one site at least; the method shows no more than [Access#reach] allows.
        ANYWHERE,
        /// On the server as a whole.
        SERVER,
        /// About themself: only a participant comes through.
        OWN,
        /// Where the body of the request says. Whoever is signed in comes through, and the use case asks.
        TOLD
    }
}
