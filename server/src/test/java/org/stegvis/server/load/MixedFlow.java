package org.stegvis.server.load;

import java.util.concurrent.Callable;

/// One participant from screening to the first randomisation, with the looks at lists that come between:
/// ten requests, of which five write.
///
/// @param refused whether the screening finds that the participant may not take part
record MixedFlow(Clients clients, String site, boolean refused) implements Callable<Void> {

    @Override
    public Void call() throws Exception {
        clients.get("list of what is due", "due?site=" + site);
        var screened = clients.post("screening", "participants", """
            {"characteristics": {"site": "%s", "age": %d, "sex": "female", "pain-months": 12, "red-flags": 0}}
            """.formatted(site, refused ? 12 : 40));
        String path = "participants/" + screened.path("participant").stringValue();
        clients.get("one participant", path);
        if (refused) {
            return null;
        }
        clients.post("consent", path + "/consents", "{\"version\": \"1\"}");
        clients.post("questionnaire", path + "/visits/baseline", "{\"measures\": {\"odi\": 40, \"pain\": 6}}");
        clients.get("first page of participants", "participants?site=" + site);
        clients.post("randomisation", path + "/decisions/first", "");
        clients.post("note", path + "/notes", "{\"text\": \"Called, will come on Monday.\"}");
        clients.get("one participant", path);
        clients.get("queries", path + "/queries");
        return null;
    }
}
