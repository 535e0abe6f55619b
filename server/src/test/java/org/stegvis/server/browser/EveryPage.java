package org.stegvis.server.browser;

import java.util.LinkedHashMap;
import java.util.Map;
import org.stegvis.conduct.Value;
import org.stegvis.server.BackPainTrial;
import org.stegvis.server.WebServer;
import org.stegvis.server.guideline.MadeUpGuideline;
import org.stegvis.server.rehearsal.SomeRehearsal;
import org.stegvis.server.signin.SomeLinks;

/// Every page that there is, by the template that makes it, with somebody who may see it.
final class EveryPage {
    /// @param who the id of the actor
    /// @param status the answer's
    record Shown(String who, String path, int status) {
        static Shown to(String who, String path) {
            return new Shown(who, path, 200);
        }
    }

    private static final String STAFF = "operator";
    /// How many participants are at the end of the trial, so that there is something to analyse.
    private static final int FOLLOWED = 36;

    private EveryPage() {}

    /// Makes the participants that the pages need.
    static Map<String, Shown> of(MadeUpTrial trial) {
        for (int number = 0; number < FOLLOWED; number++) {
            trial.followed(number);
        }
        trial.unlocked();
        trial.looksEarly();
        trial.recruits("utah", 500, 60, 14);
        trial.recruits("intermountain", 500, 120, 10);
        String screened = trial.screened("utah", 0, "consent", Map.of());
        String ready = trial.ready("utah", 3, "ready");
        String second = trial.allocated("intermountain", 75, "second", "pt");
        trial.assessed(second, "week10", 32, 2);
        trial.allocated("johns-hopkins", 110, "late", "cbt");
        String due = trial.allocated("utah", 68, "due", "cbt");
        var server = (WebServer) trial.server();
        server.treats(server.idOf("user:therapist"), due);
        trial.consented("utah", 1, "in");
        String ineligible = trial.screened("utah", 0, "old", Map.of("age", new Value.Number(71)));
        String answered = trial.answered("utah", 72, "answered");
        String base = "/t/" + BackPainTrial.ID;
        var pages = new LinkedHashMap<String, Shown>();
        pages.put("worklist/list", Shown.to(STAFF, base + "/work"));
        pages.put("worklist/list empty search", Shown.to(STAFF, base + "/work?q=ZZZ"));
        pages.put("worklist/list assessments", Shown.to("user:assessor", base + "/work"));
        pages.put("worklist/list marked", Shown.to(STAFF, base + "/work?read=1,2"));
        pages.put("timeline/participant unread", Shown.to("user:utah", base + "/p/" + answered + "?read=1"));
        pages.put("worklist/trials", Shown.to("user:stranger", "/"));
        pages.put("timeline/participant", Shown.to(STAFF, base + "/p/" + second));
        pages.put("timeline/participant before enrolment", Shown.to(STAFF, base + "/p/" + ineligible));
        pages.put("acting/form screening", Shown.to(STAFF, base + "/screen"));
        pages.put("acting/form consent", Shown.to(STAFF, base + "/p/" + screened + "/consent"));
        pages.put("acting/form visit", Shown.to(STAFF, base + "/p/" + due + "/visit/week10"));
        pages.put("acting/form correction", Shown.to(STAFF, base + "/p/" + second + "/correct?value=odi@week10"));
        pages.put("acting/form withdrawal", Shown.to(STAFF, base + "/p/" + second + "/withdraw"));
        pages.put("acting/form identity", Shown.to(STAFF, base + "/p/" + second + "/identity"));
        pages.put("acting/confirm", Shown.to(STAFF, base + "/p/" + ready + "/decide"));
        pages.put("acting/slip", Shown.to(STAFF, base + "/p/" + due + "/slip/first"));
        pages.put("emergency/signed unblinding", Shown.to(STAFF, base + "/p/" + due + "/unblind/first"));
        pages.put("emergency/unblinded", Shown.to(STAFF, base + "/p/" + due + "/unblinded/" + trial.unblinded(due)));
        pages.put("emergency/signed by hand", Shown.to(STAFF, base + "/p/" + ready + "/by-hand/first"));
        String byHand = trial.ready("utah", 4, "by hand");
        trial.byHand(byHand, "cbt");
        pages.put("timeline/participant by hand", Shown.to("user:utah", base + "/p/" + byHand));
        pages.put("emergency/signed confirm", Shown.to("user:utah", base + "/p/" + byHand + "/by-hand/first/confirm"));
        pages.put("emergency/signed own", Shown.to(STAFF, base + "/p/" + byHand + "/by-hand/first/confirm"));
        pages.put("emergency/signed withdraw", Shown.to(STAFF, base + "/p/" + byHand + "/by-hand/first/withdraw"));
        pages.put("signature/sign", Shown.to(STAFF, base + "/sign/2"));
        pages.put("administration/people", Shown.to(STAFF, "/people"));
        pages.put("administration/person", Shown.to(STAFF, "/people/user:1"));
        pages.put("acting/form reschedule", Shown.to(STAFF, base + "/p/" + due + "/reschedule"));
        pages.put("acting/form decline", Shown.to(STAFF, base + "/p/" + screened + "/decline"));
        pages.put("acting/form therapist", Shown.to(STAFF, base + "/p/" + due + "/therapist"));
        pages.put("answering/reminders", Shown.to("participant:" + BackPainTrial.ID + "/" + due, "/me/reminders"));
        pages.put("answering/day", Shown.to("participant:" + BackPainTrial.ID + "/" + due, "/me/day"));
        pages.put("plan/plan", Shown.to(STAFF, base + "/protocol"));
        pages.put("setup/form", Shown.to(STAFF, "/setup"));
        pages.put("setup/form amendment", Shown.to(STAFF, base + "/amend"));
        String rehearsal = "/t/" + SomeRehearsal.played(trial.server(), BackPainTrial.OPERATOR, 6);
        pages.put("setup/rehearsal", Shown.to(STAFF, base + "/rehearsal"));
        pages.put("setup/rehearsed", Shown.to(STAFF, rehearsal + "/rehearsed"));
        pages.put("setup/throw-away", Shown.to(STAFF, rehearsal + "/rehearsed/throw-away"));
        pages.put("worklist/list rehearsal", Shown.to(STAFF, rehearsal + "/work"));
        pages.put("overview/overview rehearsal", Shown.to(STAFF, rehearsal + "/overview"));
        pages.put("overview/overview", Shown.to(STAFF, base + "/overview"));
        pages.put("overview/running", Shown.to(STAFF, base + "/run/close"));
        pages.put("recruitment/plan", Shown.to(STAFF, base + "/recruitment?site=utah"));
        pages.put("recruitment/plan first", Shown.to(STAFF, base + "/recruitment?site=johns-hopkins"));
        pages.put("audit/audit", Shown.to(STAFF, base + "/audit"));
        pages.put("audit/audit verified", Shown.to(STAFF, base + "/audit?verify=true&type=assessed"));
        pages.put("audit/audit nothing", Shown.to(STAFF, base + "/audit?participant=ZZZ"));
        trial.query(second, "week10", "Is the score right?");
        pages.put("completeness/matrix", Shown.to(STAFF, base + "/matrix"));
        pages.put("completeness/queries", Shown.to(STAFF, base + "/queries"));
        pages.put("completeness/queries nothing", Shown.to(STAFF, base + "/queries?status=closed"));
        pages.put("completeness/data", Shown.to(STAFF, base + "/p/" + second + "/data"));
        pages.put("signature/act", Shown.to(STAFF, base + "/p/" + second + "/hold/unlock?visit=baseline"));
        pages.put("results/results", Shown.to("user:statistician", base + "/results"));
        pages.put("results/results blind", Shown.to("user:data-manager", base + "/results"));
        pages.put("overview/overview open report", Shown.to("user:committee", base + "/overview?open=true"));
        pages.put("committee/closed", Shown.to("user:committee", base + "/committee"));
        pages.put("sessions/therapy", Shown.to("user:therapist", base + "/therapy"));
        pages.put("sessions/sessions", Shown.to("user:therapist", base + "/p/" + due + "/sessions"));
        pages.put("power/power", Shown.to("user:statistician", base + "/power"));
        pages.put("page/error 403", new Shown("user:stranger", base + "/work", 403));
        pages.put("page/error 404", new Shown(STAFF, "/nowhere", 404));
        pages.put("account/account", Shown.to("user:owner", "/account"));
        pages.put("account/passkey", Shown.to("user:owner", "/account/passkeys/new?name=phone"));
        pages.put("account/generator", Shown.to("user:owner", "/account/generator"));
        pages.put("signin/password", Shown.to(Chrome.NOBODY, "/sign-in?ended=true"));
        pages.put("provider/problem", new Shown(Chrome.NOBODY, "/sign-in/provider", 502));
        pages.put("signin/code", Shown.to(Chrome.NOBODY, "/sign-in/code"));
        var links = new SomeLinks(trial.server());
        pages.put("signin/setup", Shown.to(Chrome.NOBODY, links.setUp()));
        pages.put("signin/invitation", Shown.to(Chrome.NOBODY, links.invitation()));
        pages.put("signin/start", Shown.to(Chrome.NOBODY, links.start(BackPainTrial.ID, due)));
        pages.put("signin/unusable", new Shown(Chrome.NOBODY, "/start/none", 410));
        // Once released it is looked at in AidIT.
        pages.put("aid/aid not released", Shown.to("user:assessor", base + "/aid"));
        long placed = MadeUpGuideline.onBackPain(trial.server());
        pages.put("guideline/list", Shown.to("user:guideline", "/guidelines"));
        pages.put("guideline/guideline", Shown.to("user:guideline", "/g/back-pain"));
        pages.put("guideline/question", Shown.to("user:guideline", "/g/back-pain/q/exercise-function#through-time"));
        pages.put("guideline/question reader", Shown.to("user:stranger", "/g/back-pain/q/exercise-pain"));
        pages.put("guideline/question no number", Shown.to("user:guideline", "/g/back-pain/q/specialist-assessment"));
        pages.put("guideline/recommendation", Shown.to("user:guideline", "/g/back-pain/r/who-exercise"));
        pages.put("guideline/file", Shown.to("user:guideline", "/guidelines/new"));
        pages.put("guideline/file change", Shown.to("user:guideline", "/g/back-pain/file"));
        pages.put("guideline/place", Shown.to("user:guideline", "/g/back-pain/results/new"));
        pages.put("guideline/placed", Shown.to("user:guideline", "/g/back-pain/results"));
        pages.put("guideline/withdraw", Shown.to("user:guideline", "/g/back-pain/results/" + placed + "/withdraw"));
        pages.put("guideline/history", Shown.to("user:guideline", "/g/back-pain/history"));
        String own = "participant:" + BackPainTrial.ID + "/";
        pages.put("answering/home", Shown.to(own + due, "/me"));
        pages.put("answering/home nothing", Shown.to(own + second, "/me"));
        pages.put("answering/questions", Shown.to(own + due, "/me/visit/week10"));
        pages.put("answering/data", Shown.to(own + due, "/me/data"));
        pages.put("answering/withdraw", Shown.to(own + due, "/me/withdraw"));
        return pages;
    }
}
