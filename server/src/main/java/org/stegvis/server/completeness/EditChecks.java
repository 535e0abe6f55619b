package org.stegvis.server.completeness;

import org.stegvis.protocol.Criterion;
import org.stegvis.protocol.Protocol;
import org.stegvis.protocol.wording.ExpressionWording;
import org.stegvis.protocol.wording.Names;
import org.stegvis.server.completeness.MatrixView.Check;
import org.stegvis.server.trialpage.InTrial;

/// Tells edit checks in the words of a reader.
record EditChecks(InTrial in) {

    Check told(CompletenessTables.Found found) {
        return new Check(found.participant(), in.path("p/" + found.participant() + "/data"), words(found.check()));
    }

    private String words(EditCheck check) {
        Protocol protocol = in.state().version(check.version()).protocol();
        return switch (check.kind()) {
            case CRITERION -> in.words().t("check.criterion", criterion(protocol, check.at()));
            case PARTIAL -> in.words().t("check.partial", title(protocol, check));
            case OVERDUE -> in.words().t("check.overdue", title(protocol, check));
            case WINDOW ->
                in.words().t("check.window", title(protocol, check), in.words().date(check.happened()));
            case AFTER_DECISION -> in.words().t("check.after-decision");
        };
    }

    private String title(Protocol protocol, EditCheck check) {
        return protocol.visit(check.at()).title().in(in.language());
    }

    private String criterion(Protocol protocol, String id) {
        Criterion criterion = protocol.eligibility().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        return new ExpressionWording(Names.of(protocol, in.language()), in.language()).of(criterion.require());
    }
}
