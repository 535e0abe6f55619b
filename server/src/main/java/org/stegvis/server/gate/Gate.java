package org.stegvis.server.gate;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.stegvis.server.access.Access;
import org.stegvis.server.access.Actor;
import org.stegvis.server.access.NotKnown;
import org.stegvis.server.access.Open;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.access.Requires;
import org.stegvis.server.access.WhoAsks;
import org.stegvis.server.page.Refused;
import org.stegvis.server.page.SignedIn;
import org.stegvis.server.participant.Participants;
import org.stegvis.server.people.People;
import org.stegvis.server.signin.SecurityLog;

/// Holds up who sends too many requests, and asks for the permission that a controller method declares with
/// [Requires]. A method that declares neither that nor [Open] answers nobody. Use cases ask again for what
/// they do.
@Component
class Gate implements HandlerInterceptor, WebMvcConfigurer {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    private final WhoAsks who;
    private final Access access;
    private final Participants participants;
    private final SecurityLog security;
    private final Pace pace;

    Gate(WhoAsks who, Access access, Participants participants, SecurityLog security, RequestLimit limit) {
        this.pace = new Pace(limit, System::nanoTime);
        this.who = who;
        this.access = access;
        this.participants = participants;
        this.security = security;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    /// @throws NotKnown when the request does not say who sends it
    /// @throws TooMany when whoever sends it has sent too many
    /// @throws Refused when whoever sends it may not
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && !(method.getBean() instanceof ErrorController)) {
            ask(request, response, method);
        }
        return true;
    }

    private void ask(HttpServletRequest request, HttpServletResponse response, HandlerMethod method) {
        Open open = method.getMethodAnnotation(Open.class);
        if (open != null && open.to() == Open.To.EVERYBODY) {
            return;
        }
        Actor actor = who.actor(request).orElseThrow(NotKnown::new);
        hold(actor, response);
        if (open != null) {
            return;
        }
        Requires requires = method.getMethodAnnotation(Requires.class);
        if (requires == null) {
            LOG.error("{} answers nobody: it says neither @Requires nor @Open.", method.getShortLogMessage());
        }
        if (requires == null || !allowed(actor, requires, variables(request))) {
            security.note(actor.id(), actor.origin(), "refused", request.getMethod() + " " + pattern(request));
            throw new Refused(Refusal.notPermitted());
        }
    }

    /// The operator, who runs the server, is not held up.
    private void hold(Actor actor, HttpServletResponse response) {
        Pace.Answer answer = actor.id().equals(Actor.OPERATOR) ? Pace.Answer.PASSES : pace.ask(actor.id());
        if (answer.first()) {
            security.note(actor.id(), actor.origin(), "too-many-requests", null);
        }
        if (!answer.passes()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(answer.seconds()));
            throw new TooMany(answer.seconds());
        }
    }

    private static Object pattern(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE), "");
    }

    private boolean allowed(Actor actor, Requires requires, Map<String, String> path) {
        return Arrays.stream(requires.value()).anyMatch(each -> allowed(actor, each, requires.where(), path))
                && Arrays.stream(requires.also()).allMatch(each -> allowed(actor, each, requires.where(), path));
    }

    private boolean allowed(Actor actor, Permission permission, Requires.Where where, Map<String, String> path) {
        return switch (where) {
            case TOLD -> true;
            case SERVER -> access.allows(actor, permission, People.LOG, null);
            case OWN -> {
                SignedIn.Self self = SignedIn.participant(actor);
                yield self != null && access.allows(actor, permission, self.trial(), null, self.participant());
            }
            case ANYWHERE -> !access.reach(actor, permission, trial(path)).nowhere();
            case THERE -> there(actor, permission, path);
        };
    }

    private boolean there(Actor actor, Permission permission, Map<String, String> path) {
        String trial = trial(path);
        String participant = path.get("participant");
        if (participant == null) {
            return access.allows(actor, permission, trial, path.get("site"));
        }
        // What is allowed in the whole trial is allowed at each site, and needs no look at where the participant is.
        if (access.allowsAboutAll(actor, permission, trial)) {
            return true;
        }
        @Nullable String site = participants.site(trial, participant).orElse(null);
        return access.allows(actor, permission, trial, site, participant);
    }

    private static String trial(Map<String, String> path) {
        String trial = path.get("trial");
        if (trial == null) {
            throw new IllegalStateException("A method that requires a permission in a trial has {trial} in its path.");
        }
        return trial;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> variables(HttpServletRequest request) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables == null ? Map.of() : (Map<String, String>) variables;
    }
}
