package org.stegvis.server.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.UriTemplate;
import org.stegvis.server.WebServer;
import org.stegvis.server.browser.Chrome.Look;

/// What holds for every form of every page: it is answered by a redirect, so that loading again does nothing a second
/// time, or by a page that says what is wrong; and what cannot be undone asks before.
@ExtendWith(Browsing.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormsIT {
    /// Answered by a page, each for a reason.
    private static final Map<String, String> SHOWN = Map.ofEntries(
            Map.entry("/setup/text", "shows what was sent and keeps nothing"),
            Map.entry("/setup/files", "shows what was sent and keeps nothing"),
            Map.entry("/setup/rehearsal", "shows what was sent and keeps nothing"),
            Map.entry("/setup/ask", "shows what is about to be signed and keeps nothing"),
            Map.entry("/t/{trial}/aid", "what is told of a person stands in no address and is kept nowhere"),
            Map.entry("/account/recovery-codes", "shows the codes once, and never again"),
            Map.entry("/people/{person}/invitation", "shows the invitation once, and never again"),
            Map.entry("/people", "shows the invitation once, and never again"));
    /// Sent by a script beside a form that is there without it, or by a form on a page that the registry cannot hold.
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("/setup/check", "sent while a text is written"),
            Map.entry("/guidelines/check", "sent while a text is written"),
            Map.entry("/g/{guideline}/results/check", "sent while a text is written"),
            Map.entry("/setup/text", "the way back from a rehearsal"),
            Map.entry("/t/{trial}/rehearsed/stop", "only while one is played; ManagerPathIT"),
            Map.entry("/setup/publish", "behind what asks for the signature; ManagerPathIT"),
            Map.entry("/guidelines/supplied", "only while there is no guideline; GuidelinesIT"),
            Map.entry("/account/passkeys", "sent by a script with a new passkey; AccountPathIT"),
            Map.entry("/sign-in/passkey", "sent by a script with a passkey; AccountPathIT"),
            Map.entry("/account/passkeys/{id}/name", "only with a passkey; AccountPathIT"),
            Map.entry("/account/passkeys/{id}/removal", "only with a passkey; AccountPathIT"),
            Map.entry("/account/sessions/{id}/end", "only with a second session"),
            Map.entry("/account/sessions/end-others", "only with a second session"),
            Map.entry("/account/password", "only with a password; AccountPathIT"),
            Map.entry("/account/confirmation", "only some minutes after signing in"),
            Map.entry("/account/generator/code", "only with a password"),
            Map.entry("/account/recovery-codes", "only with a password"),
            Map.entry("/t/{trial}/aid", "only once results are released; AidIT"),
            Map.entry("/t/{trial}/p/{participant}/sessions/{number}/correct", "only with a session; StaffPathsIT"),
            Map.entry("/sign-out", "would end the session that the others need; SignInIT"));

    /// The forms of a page, each with every one of its buttons; whether it asks, and whether it looks dangerous.
    private static final String FORMS = """
            [...document.querySelectorAll('form[method=post]')].flatMap(form =>
              [...form.querySelectorAll('button:not([type=button])')].map(button => {
                const data = new FormData(form, button);
                const told = [...data].filter(([name, value]) => typeof value === 'string');
                const open = [...form.querySelectorAll('input, select, textarea')].some(each => (each.required && !each.value)
                  || (each.type === 'radio' && !form.querySelector(`[name="${each.name}"]:checked`)));
                const back = !!document.querySelector('main .narrow') && !!form.querySelector('a.button.second');
                return {
                  action: (button.hasAttribute('formaction') ? button : form).getAttribute(button.hasAttribute('formaction') ? 'formaction' : 'action') || location.pathname,
                  body: new URLSearchParams(told).toString(),
                  danger: button.classList.contains('danger'),
                  asks: open || back || !!form.closest('.ask'),
                };
              }))
            """;

    private record Form(String page, String who, String action, String body, boolean danger, boolean asks) {}

    /// Would change what other tests look at, or no longer works on a server that has people; [PathsIT] and
    /// the tests of links send them.
    private static final Set<String> LEFT = Set.of(
            "/sign-out",
            "/start/{token}",
            "/set-up/{token}",
            "/t/{trial}/p/{participant}/decide",
            "/setup/rehearsal",
            "/t/{trial}/rehearsal",
            "/t/{trial}/rehearsed/throw-away");

    private final List<Form> forms = new ArrayList<>();
    private final Map<String, Page> windows = new HashMap<>();
    private List<UriTemplate> posts;

    @BeforeAll
    void collect(Browsing.Shared all) {
        posts = posts(all.server());
        all.pages().entrySet().stream()
                .collect(Collectors.groupingBy(page -> page.getValue().who()))
                .forEach((who, pages) -> {
                    Page window = all.chrome().window(who, Look.DESK);
                    pages.forEach(page -> {
                        window.navigate(page.getValue().path());
                        for (Object form : (List<?>) window.evaluate(FORMS)) {
                            forms.add(form(page.getKey(), who, (Map<?, ?>) form));
                        }
                    });
                    windows.put(who, window);
                });
    }

    @AfterAll
    void close() {
        windows.values().forEach(window -> window.context().close());
    }

    private static Form form(String page, String who, Map<?, ?> told) {
        return new Form(
                page,
                who,
                String.valueOf(told.get("action")),
                String.valueOf(told.get("body")),
                Boolean.TRUE.equals(told.get("danger")),
                Boolean.TRUE.equals(told.get("asks")));
    }

    @Test
    void every_form_is_answered_by_a_redirect_or_by_what_is_wrong() {
        var wrong = new ArrayList<String>();
        forms.stream().filter(form -> !LEFT.contains(pattern(form.action()))).forEach(form -> {
            APIResponse answer = Objects.requireNonNull(windows.get(form.who()))
                    .request()
                    .post(
                            form.action(),
                            RequestOptions.create()
                                    .setHeader("Content-Type", "application/x-www-form-urlencoded")
                                    .setHeader("Accept", "text/html")
                                    .setData(form.body())
                                    .setMaxRedirects(0));
            if (!isFine(form, answer)) {
                wrong.add(form.page() + ": " + form.action() + " " + form.body().replaceAll("_csrf=[^&]*", "") + ": "
                        + answer.status());
            }
        });
        assertThat(wrong).isEmpty();
    }

    private boolean isFine(Form form, APIResponse answer) {
        boolean isFormAgain = answer.status() >= 400
                && answer.status() < 500
                && answer.text().contains("role=\"alert\"")
                && answer.text().contains("<form");
        return answer.status() == 303
                || isFormAgain
                || (answer.status() == 200 && SHOWN.containsKey(pattern(form.action())));
    }

    @Test
    void every_dangerous_button_asks_before() {
        assertThat(forms).filteredOn(Form::danger).hasSizeGreaterThan(3).allMatch(Form::asks);
    }

    @Test
    void every_form_that_the_server_takes_stands_on_a_page_of_the_registry() {
        var sent = forms.stream().map(form -> pattern(form.action())).collect(Collectors.toSet());
        var taken = posts.stream().map(UriTemplate::toString).collect(Collectors.toCollection(TreeSet::new));
        taken.removeAll(sent);
        taken.removeAll(ELSEWHERE.keySet());
        assertThat(taken).isEmpty();
    }

    private String pattern(String action) {
        String path = action.replaceFirst("[?#].*", "");
        return posts.stream()
                .filter(each -> each.matches(path))
                .map(UriTemplate::toString)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nothing takes what is sent to " + action));
    }

    /// What takes a form and answers with a page.
    private static List<UriTemplate> posts(WebServer server) {
        var mappings = server.mappings("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(each -> each.getKey().getMethodsCondition().getMethods().contains(RequestMethod.POST))
                .filter(each ->
                        View.class.isAssignableFrom(each.getValue().getMethod().getReturnType()))
                .flatMap(each -> Objects.requireNonNull(each.getKey().getPatternValues()).stream())
                .map(UriTemplate::new)
                .sorted(Comparator.comparing(UriTemplate::toString))
                .toList();
    }
}
