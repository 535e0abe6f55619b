package org.stegvis.server.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A request that needs no permission, and why that is right.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Open {
    To to();

    String why();

    enum To {
        /// Anybody at all, unknown as they may be.
        EVERYBODY,
        /// Whoever has shown who they are; the method shows no more than they may see.
        SIGNED_IN
    }
}
