package org.stegvis.server;

/// A server in a test, whose use cases can be called.
public interface Running {
    <T> T get(Class<T> part);
}
