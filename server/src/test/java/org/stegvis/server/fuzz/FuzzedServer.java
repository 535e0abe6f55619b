package org.stegvis.server.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.WebServer;
import org.stegvis.server.gate.EveryRequest;
import org.stegvis.server.gate.RequestLimit;
import org.stegvis.server.people.Grant;
import org.stegvis.server.people.Role;
import org.stegvis.server.signin.SomeSession;
import org.stegvis.server.trialsetup.RunningATrial;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server in this JVM with two trials, somebody of each role, participants at several points of their way, and what
/// can be asked of it: its own registry of requests, its own description of the API, the forms on its own pages.
final class FuzzedServer implements AutoCloseable {
    /// What changes a whole trial is mostly done to this one, so that the other stays open.
    static final String SPARE = "spare";

    private final WebServer server;
    private final Wire wire;
    private final Pool pool = new Pool();
    private final List<String> actors = new ArrayList<>();
    private final List<EveryRequest> requests;
    private final JsonNode description;
    private final BackPainTrial trial;
    private List<String> sessions = List.of();
    private List<Form> forms = List.of();
    private int closedFor;

    private FuzzedServer(WebServer server) {
        this.server = server;
        this.wire = new Wire(Integer.parseInt(server.address().replaceFirst(".*:", "")));
        this.requests = EveryRequest.of(server);
        this.trial = BackPainTrial.open(server);
        BackPainTrial.open(server, SPARE);
        populate();
        refresh();
        this.description = JsonMapper.shared()
                .readTree(get("/api/openapi.json", sessions.getFirst()).document());
        crawl();
    }

    /// One that holds nobody up who sends many requests.
    static FuzzedServer start() {
        return new FuzzedServer(WebServer.start(new RequestLimit(0)));
    }

    private void populate() {
        for (int i = 0; i < 3; i++) {
            another(i % 2 == 0 ? "utah" : "intermountain");
        }
        String allocated = another("utah");
        trial.randomise(allocated, "first", null);
        pool.participant(trial.screened("utah"));
        for (Role role : Role.values()) {
            if (role.scope() != Role.Scope.SELF) {
                String site = role.scope() == Role.Scope.SITE ? "utah" : null;
                String within = role.scope() == Role.Scope.SERVER ? null : BackPainTrial.ID;
                var grant = new Grant(role, within, site);
                server.sessionOf(grant);
                actors.add(server.idOf(grant));
            }
        }
        server.session("operator");
        actors.addFirst(server.idOf("operator"));
        server.session("user:stranger");
        pool.person(server.idOf("user:stranger"));
        actors.add("participant:" + BackPainTrial.ID + "/" + allocated);
    }

    /// One more participant for whom the first decision is due.
    String another(String site) {
        String participant = trial.ready(site);
        pool.participant(participant);
        return participant;
    }

    /// One more, unless requests have closed the trial or the site meanwhile: then those who are there must do.
    void more() {
        server.get(RunningATrial.class).open(BackPainTrial.OPERATOR, BackPainTrial.ID, null);
        try {
            another("utah");
        } catch (AssertionError closed) {
            closedFor++;
        }
    }

    /// New sessions for all, as requests may have ended theirs.
    void refresh() {
        sessions = actors.stream().map(actor -> SomeSession.of(server, actor)).toList();
    }

    /// Looks at every page as everybody, for the forms on it.
    void crawl() {
        Map<String, Form> found = new LinkedHashMap<>();
        Map<String, String> variables = Map.of(
                "trial",
                BackPainTrial.ID,
                "guideline",
                "back-pain",
                "visit",
                "week10",
                "decision",
                "first",
                "act",
                "pause");
        for (EveryRequest each : requests) {
            if (!each.method().equals("GET")
                    || each.pattern().startsWith("/api/")
                    || each.pattern().contains("/report.")) {
                continue;
            }
            var all = new LinkedHashMap<>(variables);
            all.put("participant", pool.value("participant", new Choices(new byte[0])));
            String path = each.path(all);
            int who = path.startsWith("/me") ? sessions.size() - 1 : 0;
            Answer answer = get(path, sessions.get(who));
            if (answer.isHtml() && answer.status() == 200) {
                for (Form form : Form.on(who, path, answer.document())) {
                    found.putIfAbsent(form.method() + form.action(), form);
                }
            }
        }
        forms = List.copyOf(found.values());
    }

    private Answer get(String path, String session) {
        var request =
                new Request("GET", path, List.of("Accept: text/html,*/*;q=0.8", cookie(session)), new byte[0], true);
        Answer answer = wire.send(request.bytes());
        Rules.check(request, answer);
        return answer;
    }

    Answer send(Request request) {
        return wire.send(request.bytes());
    }

    static String cookie(String session) {
        return "Cookie: " + SomeSession.COOKIE + "=" + session;
    }

    List<EveryRequest> requests() {
        return requests;
    }

    List<String> sessions() {
        return sessions;
    }

    List<Form> forms() {
        return forms;
    }

    Pool pool() {
        return pool;
    }

    WebServer server() {
        return server;
    }

    /// How often requests had closed the trial or the site, so that nobody could be added.
    int closedFor() {
        return closedFor;
    }

    JsonNode described(EveryRequest request) {
        return description
                .path("paths")
                .path(request.pattern())
                .path(request.method().toLowerCase(java.util.Locale.ROOT));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
    }
}
