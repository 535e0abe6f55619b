package org.stegvis.server.signin;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Codes to keep on paper, each in place of one code of a lost code generator. 120 random bits, so a hash without salt
/// keeps them.
@Component
class RecoveryCodes {
    /// How many somebody has.
    static final int HOW_MANY = 8;

    private static final int LENGTH = 24;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;

    RecoveryCodes(JdbcTemplate jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /// New ones, in groups of six letters.
    static List<String> make() {
        return Stream.generate(RecoveryCodes::fresh)
                .limit(HOW_MANY)
                .map(code -> code.replaceAll("(.{6})(?!$)", "$1-"))
                .toList();
    }

    /// From now on these work, and earlier ones no longer do.
    void replace(String person, List<String> codes) {
        transactions.executeWithoutResult(all -> {
            removeAll(person);
            codes.forEach(code ->
                    jdbc.update("insert into recovery_code (hash, person) values (?, ?)", hash(letters(code)), person));
        });
    }

    /// Whether it has the form of one.
    static boolean isOne(String typed) {
        return letters(typed).length() == LENGTH;
    }

    /// Uses a code up; of all who give it, one gets true.
    boolean use(String person, String typed) {
        return jdbc.update("delete from recovery_code where hash = ? and person = ?", hash(letters(typed)), person)
                == 1;
    }

    int left(String person) {
        Integer left =
                jdbc.queryForObject("select count(*) from recovery_code where person = ?", Integer.class, person);
        return left == null ? 0 : left;
    }

    void removeAll(String person) {
        jdbc.update("delete from recovery_code where person = ?", person);
    }

    private static String letters(String typed) {
        return typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    private static String hash(String code) {
        return Token.hash("recovery:" + code);
    }

    private static String fresh() {
        var random = new SecureRandom();
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }
}
