package org.stegvis.evidence.certainty;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stegvis.estimation.inference.Estimate;
import org.stegvis.evidence.Domain;
import org.stegvis.evidence.Judgement.Concern;
import org.stegvis.evidence.Question;
import org.stegvis.evidence.StudyRecord;
import org.stegvis.evidence.StudyRecord.Bias;
import org.stegvis.evidence.StudyRecord.Design;
import org.stegvis.evidence.living.InformationSize;
import org.stegvis.evidence.living.RunningEvidence;
import org.stegvis.evidence.living.Told;
import org.stegvis.evidence.meta.Heterogeneity;
import org.stegvis.evidence.meta.SmallStudies;

/// The certainty of a running meta-analysis.
///
/// @param domains in the order of [Domain]
/// @param grade by what counts in each domain; a domain with neither proposal nor judgement lowers nothing
/// @param asked the domains that wait for a judgement
public record Certainty(List<DomainRating> domains, Grade grade, List<Domain> asked) {
    private static final double MOST = 0.5;
    private static final double SUBSTANTIAL = 50;
    private static final int ENOUGH_FOR_ASYMMETRY = 10;
    private static final double SUSPECT = 0.1;

    public Certainty {
        domains = List.copyOf(domains);
        asked = List.copyOf(asked);
    }

    /// The pooled studies are randomised, so it begins high.
    public static Certainty of(RunningEvidence evidence, @Nullable InformationSize information) {
        Question question = evidence.question();
        List<DomainRating> domains = List.of(
                rating(question, Domain.RISK_OF_BIAS, bias(evidence)),
                rating(question, Domain.INCONSISTENCY, inconsistency(evidence)),
                rating(question, Domain.INDIRECTNESS, new Proposal(null, new Ground.NeedsReading())),
                rating(question, Domain.IMPRECISION, imprecision(evidence, information)),
                rating(question, Domain.PUBLICATION_BIAS, publication(evidence)));
        int steps = 0;
        for (DomainRating rating : domains) {
            Concern counts = rating.counts();
            steps += counts == null ? 0 : counts.steps();
        }
        List<Domain> asked = domains.stream()
                .filter(rating -> rating.counts() == null)
                .map(DomainRating::domain)
                .toList();
        return new Certainty(domains, Grade.HIGH.lowered(steps), asked);
    }

    private record Proposal(@Nullable Concern concern, Ground ground) {}

    private static DomainRating rating(Question question, Domain domain, Proposal proposal) {
        return new DomainRating(
                domain,
                proposal.concern(),
                proposal.ground(),
                question.judgements().get(domain));
    }

    private static Proposal bias(RunningEvidence evidence) {
        double concerned = 0;
        double unrated = 0;
        for (StudyRecord study : evidence.studies()) {
            double weight = evidence.weightOf(study);
            concerned += study.bias() == Bias.HIGH || study.bias() == Bias.SOME_CONCERNS ? weight : 0;
            unrated += study.bias() == Bias.NOT_RATED ? weight : 0;
        }
        if (unrated >= MOST) {
            return new Proposal(null, new Ground.NotRated(unrated));
        }
        return new Proposal(serious(concerned >= MOST), new Ground.BiasOfWeight(concerned));
    }

    private static Proposal inconsistency(RunningEvidence evidence) {
        boolean isOne = evidence.studies().size() == 1;
        if (isOne && evidence.studies().getFirst().design() == Design.SYNTHESIS) {
            return new Proposal(null, new Ground.InsideSynthesis());
        }
        if (isOne) {
            return new Proposal(Concern.NOT_SERIOUS, new Ground.OneStudy());
        }
        Estimate pooled = evidence.result().pooled();
        Heterogeneity.Range prediction = evidence.result().prediction();
        boolean excludes = pooled.lower() > 0 || pooled.upper() < 0;
        boolean crosses = excludes && prediction != null && prediction.lower() < 0 && prediction.upper() > 0;
        double iSquared = evidence.result().heterogeneity().iSquared();
        return new Proposal(serious(crosses || iSquared >= SUBSTANTIAL), new Ground.Spread(iSquared, crosses));
    }

    private static Proposal imprecision(RunningEvidence evidence, @Nullable InformationSize information) {
        Told told = evidence.told();
        boolean includesNone = !told.excludesNone();
        double important = evidence.question().pooledImportantDifference();
        boolean below = told.lower() <= -important;
        boolean above = told.upper() >= important;
        double fraction = information == null ? Double.NaN : information.fraction();
        var ground = new Ground.Width(includesNone, below || above, below && above, fraction);
        if (Double.isNaN(important)) {
            return new Proposal(serious(includesNone), ground);
        }
        if (below && above) {
            return new Proposal(Concern.VERY_SERIOUS, ground);
        }
        return new Proposal(serious((includesNone && (below || above)) || fraction < 1), ground);
    }

    private static Proposal publication(RunningEvidence evidence) {
        int studies = evidence.studies().size();
        if (studies < ENOUGH_FOR_ASYMMETRY || !evidence.result().effects().areIndependent()) {
            return new Proposal(null, new Ground.TooFew(studies));
        }
        double p = SmallStudies.egger(
                        evidence.result().asked(), evidence.result().effects())
                .p();
        return new Proposal(serious(p < SUSPECT), new Ground.Asymmetry(p));
    }

    private static Concern serious(boolean isSerious) {
        return isSerious ? Concern.SERIOUS : Concern.NOT_SERIOUS;
    }

    /// The ratings by domain.
    public Map<Domain, DomainRating> byDomain() {
        var all = new EnumMap<Domain, DomainRating>(Domain.class);
        domains.forEach(rating -> all.put(rating.domain(), rating));
        return Collections.unmodifiableMap(all);
    }
}
