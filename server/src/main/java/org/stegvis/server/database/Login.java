package org.stegvis.server.database;

/// A database role and its password; never printed.
public record Login(String user, String password) {
    @Override
    public String toString() {
        return "Login[user=" + user + "]";
    }
}
