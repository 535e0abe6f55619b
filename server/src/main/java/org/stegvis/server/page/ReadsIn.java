package org.stegvis.server.page;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.stegvis.protocol.Language;

/// The language in which somebody of the staff reads pages, kept so that messages to them are in it too.
@Component
public class ReadsIn {
    private final JdbcTemplate jdbc;

    ReadsIn(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// The one that a person chose last, or came with first; English when none is known.
    public Language of(String person) {
        return jdbc.queryForList("select language from reads_in where person = ?", String.class, person).stream()
                .findFirst()
                .map(LanguageChoice::tagged)
                .orElse(Language.ENGLISH);
    }

    /// A person has chosen a language.
    void chosen(String person, Language language) {
        jdbc.update(
                "insert into reads_in (person, language) values (?, ?)"
                        + " on conflict (person) do update set language = excluded.language",
                person,
                language.tag());
    }

    /// A person has come with a language; one that is known already stays. Who took over an account cannot
    /// change it by coming with another one.
    public void come(String person, Language language) {
        jdbc.update(
                "insert into reads_in (person, language) values (?, ?) on conflict (person) do nothing",
                person,
                language.tag());
    }
}
