package org.stegvis.server.setup;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.stegvis.design.scenario.Scenario;
import org.stegvis.design.scenario.ScenarioReader;
import org.stegvis.design.scenario.ScenarioReading;
import org.stegvis.design.scenario.UsualScenario;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.file.Reading;
import org.stegvis.protocol.yaml.Finding;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.access.Requires;
import org.stegvis.server.page.Frame;
import org.stegvis.server.page.Refused;
import org.stegvis.server.page.SignedIn;
import org.stegvis.server.rehearsal.Rehearsals;
import org.stegvis.server.trialpage.InTrial;
import org.stegvis.server.trialpage.TrialPages;
import org.stegvis.server.trialsetup.PublishedProtocol;
import org.stegvis.server.trialsetup.PublishingAProtocol.Publication;
import org.stegvis.server.trialsetup.TrialEvent.AppliesTo;
import org.stegvis.server.trialsetup.Trials;

/// Begins a rehearsal: of a trial that is set up, or of a text that is not published yet. [RehearsedPage] shows it.
@Controller
class RehearsalPage {
    private static final int MOST = 300;
    private static final int USUAL = 60;
    private static final String SCENARIO = "scenario.yaml";

    private final TrialPages trialPages;
    private final Trials trials;
    private final Rehearsals rehearsals;

    RehearsalPage(TrialPages trialPages, Trials trials, Rehearsals rehearsals) {
        this.trialPages = trialPages;
        this.trials = trials;
        this.rehearsals = rehearsals;
    }

    @Requires(Permission.PUBLISH_PROTOCOL)
    @GetMapping("/t/{trial}/rehearsal")
    View ask(@PathVariable String trial, HttpServletRequest request) {
        InTrial in = open(request, trial);
        return view(in, usual(in.protocol()), UsualScenario.of(in.protocol()).text(), List.of());
    }

    @Requires(Permission.PUBLISH_PROTOCOL)
    @PostMapping("/t/{trial}/rehearsal")
    View begin(
            @PathVariable String trial,
            @RequestParam(defaultValue = "") String participants,
            @RequestParam(defaultValue = "") String scenario,
            HttpServletRequest request,
            HttpServletResponse response) {
        InTrial in = open(request, trial);
        var problems = new ArrayList<String>();
        int wanted = number(participants);
        if (wanted < 1 || wanted > MOST) {
            problems.add(in.words().t("rehearsal.number", MOST));
        }
        return switch (ScenarioReader.read(SCENARIO, scenario, in.protocol())) {
            case ScenarioReading.Rejected(var findings) -> {
                findings.stream()
                        .filter(Finding::isError)
                        .map(finding -> said(finding, in.frame()))
                        .forEach(problems::add);
                yield again(in, response, wanted, scenario, problems);
            }
            case ScenarioReading.Accepted accepted ->
                problems.isEmpty()
                        ? begun(in, response, accepted.scenario(), wanted, scenario)
                        : again(in, response, wanted, scenario, problems);
        };
    }

    private View begun(InTrial in, HttpServletResponse response, Scenario scenario, int wanted, String text) {
        PublishedProtocol current = in.state().current();
        var publication = new Publication(current.text(), null, AppliesTo.EVERYBODY, null, current.instrumentFiles());
        return switch (rehearsals.begin(in.actor(), in.id(), publication, scenario, wanted)) {
            case Rehearsals.Begun.Yes(var id) -> to("/t/" + id + "/rehearsed");
            case Rehearsals.Begun.Busy(var other) ->
                again(in, response, wanted, text, List.of(in.words().t("rehearsal.busy")));
            case Rehearsals.Begun.NotPermitted no -> throw Refused.of(Refusal.Code.NOT_PERMITTED);
        };
    }

    /// Of a text that is not published yet, by who may publish it.
    @Requires(value = Permission.PUBLISH_PROTOCOL, where = Requires.Where.TOLD)
    @PostMapping("/setup/rehearsal")
    View ofText(@RequestParam Map<String, String> told, HttpServletRequest request, HttpServletResponse response) {
        Frame frame = trialPages.pages().frame(request);
        if (!frame.signedIn() || SignedIn.participant(frame.actor()) != null) {
            throw Refused.of(Refusal.Code.NOT_PERMITTED);
        }
        ProtocolFiles files = ProtocolFiles.told(told);
        if (!(files.read() instanceof Reading.Accepted accepted)) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return trialPages
                    .pages()
                    .view(
                            frame,
                            "setup/form",
                            SetupForms.told(told, files, Checked.of(files, frame), frame.t("setup.not-rehearsed")));
        }
        Protocol protocol = accepted.protocol();
        Scenario scenario =
                switch (ScenarioReader.read(SCENARIO, UsualScenario.of(protocol).text(), protocol)) {
                    case ScenarioReading.Accepted usual -> usual.scenario();
                    case ScenarioReading.Rejected rejected -> throw Refused.of(Refusal.Code.PROTOCOL_REJECTED);
                };
        var publication = new Publication(files.text(), null, AppliesTo.EVERYBODY, null, files.beside());
        return switch (rehearsals.begin(frame.actor(), protocol.trial().id(), publication, scenario, usual(protocol))) {
            case Rehearsals.Begun.Yes(var id) -> to("/t/" + id + "/rehearsed");
            case Rehearsals.Begun.Busy busy -> throw Refused.of(Refusal.Code.NOTHING_TO_DO);
            case Rehearsals.Begun.NotPermitted no -> throw Refused.of(Refusal.Code.NOT_PERMITTED);
        };
    }

    private InTrial open(HttpServletRequest request, String trial) {
        InTrial in = trialPages.open(request, trial, "protocol");
        in.require(Permission.PUBLISH_PROTOCOL, null);
        return in;
    }

    private View again(
            InTrial in, HttpServletResponse response, int participants, String scenario, List<String> problems) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return view(in, participants, scenario, problems);
    }

    private View view(InTrial in, int participants, String scenario, List<String> problems) {
        List<String> earlier = trials.rehearsals(in.id());
        UsualScenario usual = UsualScenario.of(in.protocol());
        var form = new RehearsalForm(
                in.protocol().trial().title().in(in.language()),
                in.path("overview"),
                in.path("rehearsal"),
                earlier.isEmpty() ? null : "/t/" + earlier.getLast() + "/rehearsed",
                participants,
                MOST,
                scenario,
                assumptions(usual, in),
                problems);
        return trialPages.pages().view(in.frame(), "setup/rehearsal", form);
    }

    private static int usual(Protocol protocol) {
        return Math.min(USUAL, protocol.trial().participants());
    }

    private static List<String> assumptions(UsualScenario usual, InTrial in) {
        List<String> told =
                usual.assumptions().stream().map(each -> assumption(each, in)).toList();
        if (in.protocol().eligibility().isEmpty()) {
            return told;
        }
        // The usual scenario, made for simulation, begins with taking everybody for eligible; the server asks its
        // criteria.
        var asked = new ArrayList<>(told);
        asked.set(0, in.words().t("rehearsal.assumed.criteria"));
        return asked;
    }

    /// What is assumed of a measure stands behind its name.
    private static String assumption(String english, InTrial in) {
        int colon = english.indexOf(": ");
        String about = colon < 0 ? "" : english.substring(0, colon + 2);
        return about + FindingWords.said(english.substring(about.length()), in.language());
    }

    private static String said(Finding finding, Frame frame) {
        return frame.t("setup.line", finding.place().line(), finding.place().column()) + ": "
                + FindingWords.of(finding, frame.language());
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    private static View to(String path) {
        var view = new RedirectView(path, true);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }
}
