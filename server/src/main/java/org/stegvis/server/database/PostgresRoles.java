package org.stegvis.server.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Makes the roles and the database of a new cluster.
record PostgresRoles(PostgresLogins logins, String database) {

    void ensure(String url) {
        try (var connection = DriverManager.getConnection(
                url, logins.superuser().user(), logins.superuser().password())) {
            role(connection, logins.owner());
            role(connection, logins.application());
            if (!exists(connection, "select 1 from pg_database where datname = ?", database)) {
                execute(
                        connection,
                        "create database " + database + " owner "
                                + logins.owner().user());
            }
        } catch (SQLException failure) {
            throw new UnusableDatabase("Cannot prepare the database: " + failure.getMessage(), failure);
        }
    }

    // The names are constants and the passwords hexadecimal digits: neither can end a literal.
    private static void role(Connection connection, Login login) throws SQLException {
        String verb = exists(connection, "select 1 from pg_roles where rolname = ?", login.user()) ? "alter" : "create";
        execute(connection, verb + " role " + login.user() + " login password '" + login.password() + "'");
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
