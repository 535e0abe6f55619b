package org.stegvis.server.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The wire between servers and their database, which can be cut at a given message, slowed, or left hanging.
public final class Wire implements AutoCloseable {
    private static final int UNCUT = Integer.MAX_VALUE;

    private final ServerSocket door;
    private final int database;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private volatile Duration delay = Duration.ZERO;
    private int toCut = UNCUT;
    private Loss loss = Loss.OF_THE_MESSAGE;
    private boolean cut;

    private Wire(ServerSocket door, int database) {
        this.door = door;
        this.database = database;
    }

    /// What a cut loses: what the server asked, or what the database answers after it has done it.
    public enum Loss {
        OF_THE_MESSAGE,
        OF_THE_ANSWER
    }

    /// A wire to a database on this machine.
    public static Wire to(DatabaseAddress address) throws IOException {
        var door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var wire = new Wire(door, port(address));
        Thread.startVirtualThread(wire::accept);
        return wire;
    }

    /// The same database by way of this wire.
    public DatabaseAddress through(DatabaseAddress address) {
        return new DatabaseAddress(
                address.url().replace(":" + port(address) + "/", ":" + door.getLocalPort() + "/"),
                address.owner(),
                address.application());
    }

    /// Cuts the connection that carries the `message`th message from now on to the database, from 1.
    public synchronized void cutAt(int message, Loss loss) {
        toCut = message;
        this.loss = loss;
        cut = false;
    }

    /// Whether the message came that was to be cut, and no cut is to come any more.
    public synchronized boolean wasCut() {
        toCut = UNCUT;
        return cut;
    }

    /// Makes each message take so much longer.
    public void slow(Duration delay) {
        this.delay = delay;
    }

    /// Leaves all connections open, but nothing comes through any more, as when a machine is lost. New ones work.
    public void hang() {
        connections.forEach(Connection::hang);
    }

    private static int port(DatabaseAddress address) {
        return Integer.parseInt(address.url().replaceAll(".*:(\\d+)/.*", "$1"));
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket server = door.accept();
                connect(server);
            } catch (IOException closing) {
                // The door was closed, or who knocked is gone.
            }
        }
    }

    private void connect(Socket server) throws IOException {
        try {
            var connection = new Connection(server, new Socket(InetAddress.getLoopbackAddress(), database));
            connections.add(connection);
            Thread.startVirtualThread(connection::ask);
            Thread.startVirtualThread(connection::answer);
        } catch (IOException down) {
            server.close();
        }
    }

    /// Whether the message that is under way is the one.
    private synchronized boolean isToBeCut() {
        if (toCut == UNCUT || --toCut > 0) {
            return false;
        }
        toCut = UNCUT;
        cut = true;
        return true;
    }

    private synchronized Loss loss() {
        return loss;
    }

    @Override
    public void close() throws IOException {
        door.close();
        connections.forEach(Connection::close);
    }

    private final class Connection {
        private final Socket server;
        private final Socket database;
        private volatile boolean hangs;
        private volatile boolean deaf;

        Connection(Socket server, Socket database) {
            this.server = server;
            this.database = database;
        }

        void ask() {
            carry(server, database, true);
        }

        void answer() {
            carry(database, server, false);
        }

        void hang() {
            hangs = true;
        }

        // The driver sends a message when it waits for the answer, so what is read at once is one.
        private void carry(Socket from, Socket to, boolean asks) {
            byte[] message = new byte[1 << 16];
            try (from;
                    to) {
                var in = from.getInputStream();
                var out = to.getOutputStream();
                for (int length = in.read(message); length >= 0; length = in.read(message)) {
                    boolean cuts = asks && isToBeCut();
                    if (cuts && loss() == Loss.OF_THE_MESSAGE) {
                        return;
                    }
                    deaf |= cuts;
                    if (!asks && deaf) {
                        return;
                    }
                    Thread.sleep(delay);
                    if (!hangs) {
                        out.write(message, 0, length);
                        out.flush();
                    }
                }
            } catch (IOException ended) {
                // One side is gone; closing tells the other.
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            } finally {
                connections.remove(this);
            }
        }

        void close() {
            try (server;
                    database) {
                deaf = true;
            } catch (IOException closed) {
                // It was closed before.
            }
        }
    }
}
