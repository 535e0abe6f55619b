package org.stegvis.server.guideline;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.stegvis.server.BackPainTrial.OPERATOR;
import static org.stegvis.server.BackPainTrial.done;
import static org.stegvis.server.BackPainTrial.refused;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.stegvis.evidence.living.Verdict;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.WebServer;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.eventlog.EventLog;
import org.stegvis.server.eventlog.Verification;
import org.stegvis.server.eventlog.Written;
import org.stegvis.server.people.Grant;
import org.stegvis.server.people.ManagingPeople;
import org.stegvis.server.people.Role;
import org.stegvis.server.signin.SomeSession;
import org.stegvis.server.trialsetup.RunningATrial;

/// A guideline on a server: nothing of a broken file is kept, nothing that was kept is lost, and nothing of
/// a trial comes in before it is released.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuidelineIT {
    private final HttpClient client = HttpClient.newHttpClient();
    private WebServer server;
    private Actor editor;
    private Actor member;

    @BeforeAll
    void start() {
        server = WebServer.start();
        editor = person("Editor", Role.GUIDELINE_EDITOR);
        member = person("Member", Role.GUIDELINE_MEMBER);
    }

    @AfterAll
    void stop() {
        client.close();
        server.close();
    }

    private Actor person(String name, @Nullable Role role) {
        var managing = server.get(ManagingPeople.class);
        String id = done(managing.make(OPERATOR, name, name.toLowerCase(Locale.ROOT) + "@example.org", "test"))
                .getFirst()
                .what()
                .path("person")
                .stringValue();
        if (role != null) {
            done(managing.grant(OPERATOR, id, new Grant(role, null, null), "test"));
        }
        return new Actor(id, "test");
    }

    private Written keep(Actor actor, String text, @Nullable String changed) {
        return server.get(KeepingAGuideline.class).keep(actor, text, changed, "test", null);
    }

    private static String text(String id) {
        return MadeUpGuideline.TEXT.replace("id: made-up", "id: " + id);
    }

    private Evidence evidence(String id) {
        return ((Guidelines.Found.Readable)
                        server.get(Guidelines.class).find(id).orElseThrow())
                .evidence();
    }

    @Test
    void nothing_is_kept_of_a_file_that_is_broken_too_large_nameless_or_anothers() {
        String broken = text("broken").replace("better: lower", "better: louder");
        assertThat(refused(keep(editor, broken, null))).isEqualTo(Refusal.Code.EVIDENCE_REJECTED);
        String large = text("large") + "#".repeat(1 << 20);
        assertThat(refused(keep(editor, large, null))).isEqualTo(Refusal.Code.EVIDENCE_REJECTED);
        assertThat(refused(keep(editor, text("'no/name'"), null))).isEqualTo(Refusal.Code.VALUE_NOT_ALLOWED);
        assertThat(refused(keep(editor, text("other"), "made-up"))).isEqualTo(Refusal.Code.VALUE_NOT_ALLOWED);
        assertThat(refused(server.get(KeepingAGuideline.class).keep(editor, text("hasty"), null, " ", null)))
                .isEqualTo(Refusal.Code.REASON_MISSING);
        assertThat(server.get(Guidelines.class).ids()).doesNotContain("broken", "large", "no/name", "other", "hasty");
    }

    @Test
    void a_version_follows_another_and_both_stay() {
        done(keep(editor, text("versions"), null));
        assertThat(refused(keep(editor, text("versions"), null))).isEqualTo(Refusal.Code.VALUE_NOT_ALLOWED);
        assertThat(refused(keep(editor, text("versions"), "versions"))).isEqualTo(Refusal.Code.NOTHING_TO_DO);
        done(keep(editor, text("versions").replace("Offer it.", "Consider it."), "versions"));
        GuidelineState state = evidence("versions").state();
        assertThat(state.versions()).extracting(GuidelineState.Version::number).containsExactly(1, 2);
        assertThat(state.versions().getFirst().text()).contains("Offer it.");
        assertThat(state.current().doing().actor()).isEqualTo(editor.id());
        assertThat(state.current().doing().why()).isEqualTo("test");
        assertThat(Verification.of(server.get(EventLog.class), Guidelines.log("versions"))
                        .holds())
                .isTrue();
    }

    @Test
    void a_judgement_takes_the_place_of_another_that_stays_to_be_read() {
        done(keep(editor, text("judged"), null));
        var judging = server.get(JudgingEvidence.class);
        done(judging.judge(member, "judged", "helps", "indirectness", "serious", "Other people.", null));
        done(judging.judge(editor, "judged", "helps", "indirectness", "not-serious", "The same people.", null));
        done(judging.judge(member, "judged", "offer", "feasibility", "yes", "It was done.", null));
        assertThat(refused(judging.judge(member, "judged", "helps", "feasibility", "yes", "x", null)))
                .isEqualTo(Refusal.Code.VALUE_NOT_ALLOWED);
        assertThat(refused(judging.judge(member, "judged", "helps", "indirectness", "yes", "x", null)))
                .isEqualTo(Refusal.Code.VALUE_NOT_ALLOWED);
        assertThat(refused(judging.judge(member, "judged", "helps", "indirectness", "serious", " ", null)))
                .isEqualTo(Refusal.Code.REASON_MISSING);
        Evidence evidence = evidence("judged");
        assertThat(evidence.judgements().entries())
                .extracting(each -> each.signed().by())
                .containsExactly("Member", "Editor", "Member");
        assertThat(evidence.file().questions().getFirst().judgements().values())
                .singleElement()
                .satisfies(judgement ->
                        assertThat(judgement.signed().why().toString()).contains("The same people."));
    }

    @Test
    void who_may_judge_may_not_change_and_who_may_neither_can_only_read() throws Exception {
        done(keep(editor, text("rights"), null));
        Actor nobody = person("Nobody", null);
        assertThat(refused(keep(member, text("mine"), null))).isEqualTo(Refusal.Code.NOT_PERMITTED);
        assertThat(refused(server.get(PlacingResults.class)
                        .place(member, "rights", MadeUpGuideline.fhir(), "helps", "test", null)))
                .isEqualTo(Refusal.Code.NOT_PERMITTED);
        assertThat(refused(server.get(JudgingEvidence.class)
                        .judge(nobody, "rights", "helps", "indirectness", "serious", "x", null)))
                .isEqualTo(Refusal.Code.NOT_PERMITTED);
        assertThat(get(nobody, "/g/rights/q/helps").body())
                .contains("Nobody has judged this here")
                .doesNotContain("<select");
        assertThat(get(member, "/g/rights/q/helps").body()).contains("<select");
        assertThat(get(member, "/g/rights/results").body()).doesNotContain("results/new");
        assertThat(get(nobody, "/guidelines").statusCode()).isEqualTo(200);
    }

    @Test
    void results_of_a_trial_come_in_when_they_are_released_and_not_before() throws Exception {
        BackPainTrial.open(server, "running");
        done(keep(editor, text("waiting").replace("PROTOCOL", "running"), null));
        var placing = server.get(PlacingResults.class);
        String results = MadeUpGuideline.results("running");
        assertThat(refused(placing.place(editor, "waiting", results, null, "test", null)))
                .isEqualTo(Refusal.Code.RESULTS_NOT_RELEASED);
        assertThat(post(editor, "/g/waiting/results/check", Map.of("text", results))
                        .body())
                .contains("are not released");
        assertThat(evidence("waiting").placed()).isEmpty();

        var running = server.get(RunningATrial.class);
        assertThat(refused(running.release(OPERATOR, "running", "The end", null)))
                .isEqualTo(Refusal.Code.TRIAL_NOT_OPEN);
        done(running.close(OPERATOR, "running", "The end", null));
        assertThat(refused(running.release(OPERATOR, "running", "The end", null)))
                .isEqualTo(Refusal.Code.RESULTS_NOT_RELEASED);
        done(server.get(ManagingPeople.class).unlockAllocations(OPERATOR, "running", "data are locked"));
        assertThat(refused(placing.place(editor, "waiting", results, null, "test", null)))
                .isEqualTo(Refusal.Code.RESULTS_NOT_RELEASED);
        assertThat(refused(running.release(editor, "running", "The end", null))).isEqualTo(Refusal.Code.NOT_PERMITTED);
        done(running.release(OPERATOR, "running", "The end", null));

        assertThat(verdict("waiting")).isEqualTo(Verdict.STANDS);
        long entry = done(placing.place(editor, "waiting", results, null, "It is out", null))
                .getFirst()
                .seq();
        assertThat(verdict("waiting")).isEqualTo(Verdict.WEAKENED);
        assertThat(evidence("waiting").placed()).containsExactly("results-of-running");
        assertThat(refused(placing.place(editor, "waiting", results, null, "Again", null)))
                .isEqualTo(Refusal.Code.NOTHING_TO_DO);
        assertThat(get(member, "/g/waiting/q/helps").body()).contains(">Look<", "new; 3 publications together");
        done(placing.withdraw(editor, "waiting", entry, "A mistake", null));
        assertThat(verdict("waiting")).isEqualTo(Verdict.STANDS);
        assertThat(refused(placing.withdraw(editor, "waiting", entry, "Again", null)))
                .isEqualTo(Refusal.Code.NO_SUCH_RECORD);
        assertThat(get(member, "/g/waiting/results").body()).contains("Withdrawn by Editor", "A mistake");
    }

    private Verdict verdict(String id) {
        return evidence(id).check().recommendations().getFirst().verdict();
    }

    @Test
    void results_that_are_broken_or_answer_nothing_are_refused_with_the_place_and_the_remedy() throws Exception {
        done(keep(editor, text("strict"), null));
        var placing = server.get(PlacingResults.class);
        assertThat(refused(placing.place(editor, "strict", MadeUpGuideline.results("elsewhere"), null, "test", null)))
                .isEqualTo(Refusal.Code.ANSWERS_NO_QUESTION);
        assertThat(refused(placing.place(editor, "strict", MadeUpGuideline.fhir(), null, "test", null)))
                .isEqualTo(Refusal.Code.ANSWERS_NO_QUESTION);
        assertThat(refused(placing.place(editor, "strict", "<Evidence/>", null, "test", null)))
                .isEqualTo(Refusal.Code.EVIDENCE_REJECTED);
        String broken = MadeUpGuideline.results("PROTOCOL").replace("\"participants\": 400", "\"participants\": -1");
        var page = post(editor, "/g/strict/results", Map.of("text", broken, "why", "test"));
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("nothing was kept", "line 3,", "participants");
        assertThat(evidence("strict").state().placed()).isEmpty();
    }

    @Test
    void a_form_beyond_all_measure_is_refused_with_a_page_that_says_so() throws Exception {
        var page = post(editor, "/guidelines", Map.of("text", "#".repeat(6 << 20), "why", "test"));
        assertThat(page.statusCode()).isEqualTo(413);
        assertThat(page.body()).contains("Too large");
    }

    @Test
    void the_report_is_had_in_every_form() throws Exception {
        done(keep(editor, text("report"), null));
        assertThat(get(member, "/g/report/report.html").body()).contains("<svg", "From evidence to decision");
        assertThat(get(member, "/g/report/report.pdf").body()).startsWith("%PDF");
        assertThat(get(member, "/g/report/report.docx").body()).startsWith("PK");
        assertThat(get(member, "/g/report/fhir.json").body()).contains("\"resourceType\"", "Bundle");
        assertThat(get(member, "/g/report/file/1").body()).isEqualTo(text("report"));
        assertThat(get(member, "/g/none").statusCode()).isEqualTo(404);
        assertThat(get(member, "/g/report/q/none").statusCode()).isEqualTo(404);
    }

    @Test
    void a_participant_reads_no_guideline() throws Exception {
        var trial = BackPainTrial.open(server, "with-people");
        String token = SomeSession.of(server, "participant:with-people/" + trial.ready("utah"));
        assertThat(send(token, HttpRequest.newBuilder(), "/guidelines").statusCode())
                .isEqualTo(403);
    }

    private HttpResponse<String> get(Actor who, String path) throws Exception {
        return send(SomeSession.of(server, who.id()), HttpRequest.newBuilder(), path);
    }

    private HttpResponse<String> post(Actor who, String path, Map<String, String> told) throws Exception {
        String token = SomeSession.of(server, who.id());
        String form = told.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(
                token,
                HttpRequest.newBuilder()
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("X-CSRF-TOKEN", requireNonNull(SomeSession.formSecret(token))),
                path);
    }

    private HttpResponse<String> send(String token, HttpRequest.Builder request, String path) throws Exception {
        return client.send(
                request.uri(URI.create(server.address() + path))
                        .header("Accept", "text/html, */*;q=0.8")
                        .header("Accept-Language", "en")
                        .header("Cookie", SomeSession.COOKIE + "=" + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
