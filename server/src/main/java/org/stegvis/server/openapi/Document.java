package org.stegvis.server.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Tells what a request to the API is answered with, for the description of the API.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Document {
    /// A record, or an array of them.
    Class<?> value();
}
