package org.stegvis.server.monitoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.Decide;
import org.stegvis.server.eventlog.Projection;
import org.stegvis.server.eventlog.RowsOfParticipant;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.participant.ParticipantWriter;

/// Marks of source data verification: sets them, takes them back, and reads them.
@Component
public class Verifications {
    private final ParticipantWriter writer;
    private final JdbcTemplate jdbc;

    public Verifications(ParticipantWriter writer, JdbcTemplate jdbc) {
        this.writer = writer;
        this.jdbc = jdbc;
    }

    /// Marks a value, or all that is recorded at a visit so far.
    public Written verify(Actor actor, String trial, String participant, About about, @Nullable String key) {
        return writer.write(actor, Permission.VERIFY_SOURCE, trial, participant, key, standing -> {
            Refusal wrong = about.refusal(standing);
            if (wrong != null) {
                return new Decide.Answer.Refuse(wrong);
            }
            return VerificationRow.wouldMark(participant, standing.course().entries(), about)
                    ? Decide.write(VerificationEvent.TYPES.entry(
                            new VerificationEvent.Verified(about), standing.today(), null))
                    : Decide.refuse(
                            Refusal.Code.NOTHING_TO_DO, "Nothing is recorded there that is not verified already.");
        });
    }

    public Written takeBack(
            Actor actor, String trial, String participant, About about, String why, @Nullable String key) {
        return writer.write(actor, Permission.VERIFY_SOURCE, trial, participant, key, standing -> {
            if (why.isBlank()) {
                return Decide.refuse(Refusal.Code.REASON_MISSING, "To take back a verification needs a reason.");
            }
            Refusal wrong = about.refusal(standing);
            return wrong != null
                    ? new Decide.Answer.Refuse(wrong)
                    : Decide.write(VerificationEvent.TYPES.entry(
                            new VerificationEvent.TakenBack(about), standing.today(), why));
        });
    }

    /// The marks on a participant's values, for reading.
    public List<VerificationRow> ofParticipant(String trial, String participant) {
        return jdbc.query(
                "select participant, visit, name, verified_by, verified_at, stands from source_verification"
                        + " where trial = ? and participant = ? order by visit, name",
                Verifications::row,
                trial,
                participant);
    }

    private static VerificationRow row(ResultSet row, int number) throws SQLException {
        return new VerificationRow(
                row.getString(1),
                new About(row.getString(2).isEmpty() ? null : row.getString(2), row.getString(3)),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getBoolean(6));
    }

    /// The projection `source_verification`.
    @Configuration(proxyBeanMethods = false)
    static class Table {
        @Bean
        Projection sourceVerificationTable(JdbcTemplate jdbc) {
            Map<String, Function<VerificationRow, @Nullable Object>> columns = new LinkedHashMap<>();
            columns.put(
                    "visit",
                    row -> row.about().visit() == null ? "" : row.about().visit());
            columns.put("name", row -> row.about().name());
            columns.put("verified_by", VerificationRow::by);
            columns.put("verified_at", row -> OffsetDateTime.ofInstant(row.at(), ZoneOffset.UTC));
            columns.put("stands", VerificationRow::stands);
            var kinds = new HashSet<>(VerificationEvent.TYPES.names());
            kinds.add("corrected");
            return new RowsOfParticipant<>(jdbc, "source_verification", kinds, columns, VerificationRow::of);
        }
    }
}
