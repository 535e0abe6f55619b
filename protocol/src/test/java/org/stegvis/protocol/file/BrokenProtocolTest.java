package org.stegvis.protocol.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stegvis.protocol.yaml.Finding;

/// What a person reads who has made one mistake in the back-pain protocol.
class BrokenProtocolTest {

    /// What is changed, into what, and what is found, a line for each finding.
    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(
                        "stegvis: 1",
                        "stegvis: 2",
                        "f:3:10: error: stegvis: found version 2 of the format, expected version 1. This program reads version 1 only."),
                arguments(
                        "  participants: 749\n",
                        "",
                        "f:6:3: error: trial: found no key 'participants', expected the key 'participants'. Add 'participants:'."),
                arguments(
                        "participants: 749",
                        "participants: 0",
                        "f:11:17: error: trial.participants: found 0, expected a whole number of at least 1."),
                arguments(
                        "participants: 749",
                        "participants: many",
                        "f:11:17: error: trial.participants: found 'many', expected a whole number of at least 1."),
                arguments(
                        "participants: 749",
                        "participant: 749",
                        "f:6:3: error: trial: found no key 'participants', expected the key 'participants'. Add 'participants:'.\nf:11:3: error: trial.participant: found the key 'participant', expected one of the keys id, title, registration, participants, alpha, sources, assumptions. Did you mean 'participants'?"),
                arguments(
                        "alpha: 0.05",
                        "alpha: 1",
                        "f:12:10: error: trial.alpha: found 1, expected a number above 0 and below 1."),
                arguments(
                        "  id: back-pain",
                        "  id: back pain",
                        "f:6:7: error: trial.id: found 'back pain', expected a name. A name starts with a letter and goes on with letters, digits, '_' and single '-', at most 64 characters."),
                arguments(
                        "nb: Ikke-med",
                        "no: Ikke-med",
                        "f:9:5: error: trial.title.no: found the key 'no', expected one of the keys en, nb. Did you mean 'nb'?"),
                arguments(
                        "[utah, intermountain,",
                        "[utah, utah,",
                        "f:22:15: error: sites[1]: found 'utah' a second time, expected each name once."),
                arguments(
                        "    weeks: 8",
                        "    weeks: eight",
                        "f:27:12: error: treatments.pt.weeks: found 'eight', expected a number from 0 to 5200."),
                arguments(
                        "scale: {categories: [female, male]}",
                        "scale: {category: [female, male]}",
                        "f:45:13: error: characteristics.sex.scale: found 'category', expected binary, count, {continuous: {min, max}}, {ordinal: {from, to}}, {categories: [ ]} or {time-to-event: {unit}}. Did you mean 'categories'?"),
                arguments(
                        "scale: {continuous: {min: 0, max: 120}}",
                        "scale: {continuous: {min: 120, max: 0}}",
                        "f:41:25: error: characteristics.age.scale.continuous: found a min that is not below the max, expected a min below the max."),
                arguments(
                        "scale: binary",
                        "scale: binaty",
                        "f:51:12: error: characteristics.red-flags.scale: found 'binaty', expected binary, count, {continuous: {min, max}}, {ordinal: {from, to}}, {categories: [ ]} or {time-to-event: {unit}}. Did you mean 'binary'?"),
                arguments(
                        "instrument: odi",
                        "instrument: obi",
                        "f:56:17: error: measures.odi.instrument: found 'obi', expected the name of an instrument (odi, roland-morris, pain-now, pain-mean-of-three, peg, promis-29, phq-9, gad-7, pgic). Did you mean 'odi'?"),
                arguments(
                        "instrument: odi",
                        "scale: count\n    score: total",
                        "f:57:12: error: measures.odi.score: found a score without an instrument, expected 'instrument' beside 'score'."),
                arguments(
                        "better: lower",
                        "better: less",
                        "f:57:13: error: measures.odi.better: found 'less', expected one of higher, lower, neither."),
                arguments(
                        "collect: [odi, pain]",
                        "collect: [odi, pian]",
                        "f:70:20: error: visits.baseline.collect[1]: found 'pian', expected the name of a measure (odi, pain). Did you mean 'pain'?"),
                arguments(
                        "week: 10\n",
                        "week: ten\n",
                        "f:73:11: error: visits.week10.week: found 'ten', expected a number from -5200 to 5200."),
                arguments(
                        "window: {before: 7, after: 21}",
                        "window: {before: -7, after: 21}",
                        "f:74:22: error: visits.week10.window.before: found -7, expected a whole number from 0 to 3660."),
                arguments(
                        "age >= 18 and age <= 64",
                        "age >= 18 and agee <= 64",
                        "f:88:22: error: eligibility.age: found `agee`, expected one of age, sex, pain-months, red-flags, site. Did you mean 'age'?"),
                arguments(
                        "odi@baseline > 24",
                        "odi@basline > 24",
                        "f:90:19: error: eligibility.disability: found `basline`, expected a visit. Did you mean 'baseline'?"),
                arguments(
                        "odi@baseline > 24",
                        ">\n    odi@baseline\n    > tall",
                        "f:92:7: error: eligibility.disability: found `tall`, expected one of age, sex, pain-months, red-flags, site."),
                arguments(
                        "not red-flags",
                        "'not (red-flags'",
                        "f:92:37: error: eligibility.no-specific-cause: found the end, expected `)`, or `and`, `or` or an operation before it."),
                arguments(
                        "not red-flags",
                        "first = pt",
                        "f:92:22: error: eligibility.no-specific-cause: found `first`, expected a decision that is taken earlier; 'first' is not.\nf:92:30: error: eligibility.no-specific-cause: found `pt`, expected one of age, sex, pain-months, red-flags, site."),
                arguments(
                        "pain@baseline > 4",
                        "pain@now > 4",
                        "f:91:9: error: eligibility.pain: found `pain@now`, expected the name of a visit; '@now' is the visit of a decision and means nothing here."),
                arguments(
                        "at: week10",
                        "at: week11",
                        "f:102:9: error: decisions.second.at: found 'week11', expected the name of a visit (baseline, week10, week26, week52). Did you mean 'week10'?"),
                arguments(
                        "at: baseline",
                        "at: week26",
                        "f:101:5: error: decisions.second: found a decision at 'week10' behind one at a later visit, expected decisions in order of time."),
                arguments(
                        "at: week10",
                        "at: [week26, week10]",
                        "f:102:9: error: decisions.second.at: found 2 visits for everybody, expected 'as-soon-as', or 'when' at the visits. Say what makes the decision due before the last visit.\nf:102:18: error: decisions.second.at[1]: found 'week10' after a later visit, expected visits in order of time."),
                arguments(
                        "at: week10",
                        "at: [week10, week26]",
                        "f:102:9: error: decisions.second.at: found 2 visits for everybody, expected 'as-soon-as', or 'when' at the visits. Say what makes the decision due before the last visit."),
                arguments(
                        "    if-missing: wait\n",
                        "",
                        "f:101:5: error: decisions.second: found no key 'if-missing', expected what happens when the response cannot be told: wait, leave or a class (response, non-response). There is no default, because it changes the trial."),
                arguments(
                        "if-missing: wait",
                        "if-missing: leav",
                        "f:104:17: error: decisions.second.if-missing: found 'leav', expected one of wait, leave, response, non-response. Did you mean 'leave'?"),
                arguments(
                        "      - when: response\n        continue: true",
                        "      - when: response",
                        "f:106:9: error: decisions.second.routes[0]: found a route without an action, expected one of 'continue: true', 'leave: true' and 'options'."),
                arguments(
                        "continue: true",
                        "continue: false",
                        "f:107:19: error: decisions.second.routes[0].continue: found false, expected true."),
                arguments(
                        "- when: response\n",
                        "- when: otherwise\n",
                        "f:106:15: error: decisions.second.routes[0].when: found 'otherwise' before the last route, expected 'otherwise' last."),
                arguments(
                        "first = cbt",
                        "first = cbtt",
                        "f:111:40: error: decisions.second.routes[2].when: found `cbtt`, expected one of the levels of `first`: pt, cbt. Did you mean 'cbt'?"),
                arguments(
                        "first = cbt",
                        "second = cbt",
                        "f:111:32: error: decisions.second.routes[2].when: found `second`, expected a decision that is taken earlier; 'second' is not.\nf:111:41: error: decisions.second.routes[2].when: found `cbt`, expected one of response, non-response, age, sex, pain-months, red-flags, site, first."),
                arguments(
                        "options: [cbt, more]",
                        "options: [cbt, mroe]",
                        "f:109:24: error: decisions.second.routes[1].options[1]: found 'mroe', expected the name of a treatment (pt, cbt, more). Did you mean 'more'?"),
                arguments(
                        "options: [cbt, more]",
                        "options: cbt",
                        "f:109:18: error: decisions.second.routes[1].options: found 'cbt', expected a list of options, or a mapping from option to share. Write the options in brackets: [ ]."),
                arguments(
                        "options: [cbt, more]",
                        "options: {cbt: 2, more: 1}",
                        "f:110:56: error: decisions.second.routes[1].allocate.sizes[0]: found a block of 2, expected a multiple of 3, the sum of the shares. A block must hold the options in their exact ratio.\nf:110:59: error: decisions.second.routes[1].allocate.sizes[1]: found a block of 4, expected a multiple of 3, the sum of the shares. A block must hold the options in their exact ratio."),
                arguments(
                        "options: [cbt, more]",
                        "options: [cbt, cbt]",
                        "f:109:24: error: decisions.second.routes[1].options[1]: found 'cbt' a second time, expected each option once."),
                arguments(
                        "    allocate: {procedure: permuted-blocks, sizes: [2, 4, 6], strata: [site]}\n  second",
                        "  second",
                        "f:96:5: error: decisions.first: found options without 'allocate', expected how they are allocated. Add 'allocate: {procedure: simple}' or permuted-blocks here or at the decision."),
                arguments(
                        "procedure: permuted-blocks",
                        "procedure: blocks",
                        "f:99:27: error: decisions.first.allocate.procedure: found 'blocks', expected one of biased-coin, minimisation, permuted-blocks, simple, urn."),
                arguments(
                        "sizes: [2, 4, 6]",
                        "sizes: [2, 4, 5]",
                        "f:99:58: error: decisions.first.allocate.sizes[2]: found a block of 5, expected a multiple of 2, the sum of the shares. A block must hold the options in their exact ratio."),
                arguments(
                        "strata: [site]",
                        "strata: [age]",
                        "f:99:71: error: decisions.first.allocate.strata[0]: found 'age', a number, expected a category or a yes-no fact, an earlier decision or a response class. Numbers make a stratum of each participant; declare a characteristic with categories."),
                arguments(
                        "strata: [site]",
                        "strata: [size]",
                        "f:99:71: error: decisions.first.allocate.strata[0]: found `size`, expected one of age, sex, pain-months, red-flags, site. Did you mean 'site'?"),
                arguments(
                        "compare: first",
                        "compare: frist",
                        "f:118:14: error: analyses.function-week10.compare: found 'frist', expected the name of a decision, or 'regimes' (first, second, regimes). Did you mean 'first'?"),
                arguments(
                        "{switch: [pt, cbt], mindfulness: [more]}",
                        "{switch: [pt, cbt], mindfulness: [pt]}",
                        "f:133:46: error: analyses.switch-week52.groups.mindfulness: found 'pt' in a second group, expected each option in one group."),
                arguments(
                        "outcome: odi@week10",
                        "outcome: odi@week12",
                        "f:119:18: error: analyses.function-week10.outcome: found `week12`, expected a visit. Did you mean 'week10'?"),
                arguments(
                        "adjust: [odi@baseline, site]",
                        "adjust: [odi@baseline, first]",
                        "f:120:28: error: analyses.function-week10.adjust[1]: found `first`, expected a decision that is taken earlier; 'first' is not."),
                arguments(
                        "role: primary",
                        "role: main",
                        "f:122:11: error: analyses.function-week10.role: found 'main', expected one of primary, secondary."),
                arguments(
                        "analyses:",
                        "analysis:",
                        "f:115:1: error: analysis: found the key 'analysis', expected one of the keys stegvis, trial, sites, instruments, characteristics, treatments, measures, visits, cluster, eligibility, decisions, analyses, interim, reminders. Did you mean 'analyses'?"),
                arguments(
                        "sites: [",
                        "sites: &s [",
                        "f:22:8: error: sites: found an anchor (&), expected a value without an anchor. Anchors and aliases are not used."));
    }

    @Test
    void all_mistakes_of_a_file_are_told_at_once() {
        Reading reading = Edited.backPain()
                .with("participants: 749", "participants: 0")
                .with("odi@baseline > 24", "odi@basline > 24")
                .with("options: [cbt, more]", "options: [cbt, mroe]")
                .with("outcome: odi@week10", "outcome: odi@week12")
                .read();
        assertThat(reading.findings())
                .extracting(finding -> finding.place().line())
                .containsExactly(11, 90, 109, 119);
    }

    @Test
    void a_faulty_measure_makes_no_second_finding_where_it_is_used() {
        Reading reading =
                Edited.backPain().with("instrument: odi", "scale: [0, 100]").read();
        assertThat(reading.findings()).extracting(Finding::path).containsExactly("measures.odi.scale");
    }

    @Test
    void a_faulty_decision_makes_no_second_finding_where_later_ones_name_it() {
        Reading reading = Edited.backPain().with("at: baseline", "at: basline").read();
        assertThat(reading.findings()).extracting(Finding::path).containsExactly("decisions.first.at");
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("mistakes")
    void is_told_where_it_stands_and_what_would_be_right(String old, String replacement, String expected) {
        Reading reading = Edited.backPain().with(old, replacement).read();
        assertThat(reading).isInstanceOf(Reading.Rejected.class);
        assertThat(reading.findings()).extracting(Finding::toString).containsExactly(expected.split("\n"));
    }
}
