package org.stegvis.server.acting;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.stegvis.conduct.Value;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.Scale;
import org.stegvis.protocol.expression.Reference;
import org.stegvis.server.access.Permission;
import org.stegvis.server.access.Refusal;
import org.stegvis.server.access.Requires;
import org.stegvis.server.correction.Correcting;
import org.stegvis.server.page.Refused;
import org.stegvis.server.trialpage.Field;
import org.stegvis.server.trialpage.ValueText;

/// A value is corrected, with a reason; the old one stays visible.
@Controller
class CorrectionPage {
    private final Acting acting;
    private final Correcting correcting;

    CorrectionPage(Acting acting, Correcting correcting) {
        this.acting = acting;
        this.correcting = correcting;
    }

    /// The value to correct, as it stands.
    private record Wrong(Reference reference, Value value, Scale scale) {}

    @Requires(Permission.CORRECT)
    @GetMapping("/t/{trial}/p/{participant}/correct")
    View show(
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestParam String value,
            HttpServletRequest request) {
        Acting.Case at = acting.open(request, trial, participant, Permission.CORRECT);
        return acting.form(at.in(), form(at, wrong(at, value), Acting.none(), null, null, Acting.freshKey()));
    }

    @Requires(Permission.CORRECT)
    @PostMapping("/t/{trial}/p/{participant}/correct")
    View correct(
            @PathVariable String trial,
            @PathVariable String participant,
            @RequestParam String value,
            @RequestParam(required = false) @Nullable Long seen,
            @RequestParam Map<String, String> told,
            HttpServletRequest request,
            HttpServletResponse response) {
        Acting.Case at = acting.open(request, trial, participant, Permission.CORRECT);
        Wrong wrong = wrong(at, value);
        String key = Acting.key(told);
        Value right = Field.value(told.getOrDefault("to", "").strip(), wrong.scale());
        if (right == null) {
            return acting.again(
                    at.in(),
                    response,
                    form(
                            at,
                            wrong,
                            told,
                            at.in().words().t("field.missing"),
                            at.in().words().t("form.wrong"),
                            key));
        }
        return acting.after(
                at.in(),
                response,
                correcting.correct(
                        at.in().actor(),
                        trial,
                        participant,
                        wrong.reference(),
                        right,
                        told.getOrDefault("reason", ""),
                        seen,
                        key),
                entries -> at.path(),
                problem -> form(at, wrong, told, null, problem, key));
    }

    private static Wrong wrong(Acting.Case at, String name) {
        Protocol protocol = at.course().version().protocol();
        return at.course().history().facts().values().entrySet().stream()
                .filter(each -> each.getKey().toString().equals(name))
                .filter(each -> each.getKey() instanceof Reference.Characteristic
                        || each.getKey() instanceof Reference.Measured)
                .filter(each -> each.getKey() instanceof Reference.Characteristic
                        || at.in().allows(Permission.SEE_MEASURES, at.course().site()))
                .findFirst()
                .map(each -> new Wrong(each.getKey(), each.getValue(), ValueText.scale(protocol, each.getKey())))
                .orElseThrow(() -> Refused.of(Refusal.Code.VALUE_MISSING));
    }

    private static ActForm form(
            Acting.Case at,
            Wrong wrong,
            Map<String, String> told,
            @Nullable String problem,
            @Nullable String notice,
            String key) {
        var words = at.in().words();
        String name = ValueText.name(wrong.reference(), at.course().version().protocol(), words);
        Field to = Field.of("to", words.t("correct.to"), wrong.scale(), words, told)
                .withProblem(problem);
        Field reason = Acting.text(at.in(), "reason", "reason", told);
        return new ActForm(
                words.t("correct.of", name),
                words.t("correct.text", name, ValueText.of(wrong.value(), wrong.scale(), words)),
                at.path(),
                at.course().participant(),
                at.path() + "/correct?value=" + wrong.reference() + "&seen=" + at.seen(),
                words.t("correct.button"),
                false,
                notice,
                key,
                List.of(to, reason),
                List.of(),
                null);
    }
}
