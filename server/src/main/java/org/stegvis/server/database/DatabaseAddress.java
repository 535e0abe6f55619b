package org.stegvis.server.database;

/// Where a database is and as whom it is used.
///
/// The owner changes the tables when the program is upgraded; the application reads and appends. They are two roles so
/// that the application cannot lift the rules that keep the event log append-only.
///
/// @param url a JDBC address: `jdbc:postgresql://HOST:PORT/DATABASE`
public record DatabaseAddress(String url, Login owner, Login application) {
    public DatabaseAddress {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new UnusableDatabase("The database address '" + url + "' must begin with jdbc:postgresql://, as in"
                    + " jdbc:postgresql://localhost:5432/stegvis.");
        }
        if (owner.user().equals(application.user())) {
            throw new UnusableDatabase("The database roles of owner and application are both '" + owner.user()
                    + "'; they must be two, or the event log would not be protected from the application.");
        }
    }
}
