package org.stegvis.server.questionnaire;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Answers that have not been sent yet, to go on with on another device.
@Component
public class Drafts {
    private final JdbcTemplate jdbc;
    private final JsonMapper json = JsonMapper.shared();

    public Drafts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// The answers by question; empty when there is no draft.
    public Map<String, String> find(String trial, String participant, String visit) {
        var answers = new LinkedHashMap<String, String>();
        jdbc.queryForList(
                        "select answers from draft where trial = ? and participant = ? and visit = ?",
                        String.class,
                        trial,
                        participant,
                        visit)
                .forEach(text -> json.readTree(text)
                        .properties()
                        .forEach(each ->
                                answers.put(each.getKey(), each.getValue().stringValue())));
        return answers;
    }

    /// Keeps the answers in place of those before.
    public void keep(String trial, String participant, String visit, Map<String, String> answers) {
        jdbc.update("""
            insert into draft (trial, participant, visit, answers) values (?, ?, ?, ?)
            on conflict (trial, participant, visit) do update set answers = excluded.answers, changed = now()
            """, trial, participant, visit, node(answers).toString());
    }

    public void remove(String trial, String participant, String visit) {
        jdbc.update("delete from draft where trial = ? and participant = ? and visit = ?", trial, participant, visit);
    }

    static JsonNode node(Map<String, String> answers) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        answers.forEach(node::put);
        return node;
    }
}
