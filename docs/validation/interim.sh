#!/usr/bin/env bash
# Regenerates docs/validation/interim.md: the errors of trials that are looked at, and changed, on the way. Takes some minutes.
#   docs/validation/interim.sh [REPLICATES [OF_REGIMES]]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
stegvis=${STEGVIS:-$here/../../stegvis}
replicates=${1:-4000}
# The regimes are estimated three times a trial, with their regressions: fewer do.
few=${2:-1000}
work=$(mktemp -d)
page=$here/interim.md

study() { # heading, protocol, scenario, lines wanted, replicates
    printf '\n### %s\n\n```text\n' "$1"
    "$stegvis" power "$2" "$3" --replicates "$5" --truth 20000 --seed 2026 2> /dev/null | sed -n "$4"
    printf '```\n'
}

options() { # id, options, change
    cat << END
stegvis: 1
trial: {id: $1, title: A trial that is changed at a look, participants: 200}
treatments: {new: {title: New}, other: {title: Other}, third: {title: Third}, usual: {title: Usual}}
characteristics:
  severity: {title: Severity, scale: {categories: [low, high]}}
measures:
  y: {title: Outcome, scale: {continuous: {}}, better: higher}
visits:
  start: {week: 0, collect: []}
  end: {week: 12, collect: [y]}
decisions:
  first: {at: start, options: [$2], allocate: {procedure: simple}}
analyses:
  compared: {compare: first, outcome: y@end}
interim: {analysis: compared, looks: [0.5, 1], spending: obrien-fleming, change: $3}
END
}

scenario() { # id, effect of new, in high severity
    cat << END
scenario: 1
protocol: $1
characteristics:
  severity: {categories: {low: 1, high: 1}}
measures:
  y: {end: {normal: {mean: "if(first = new, if(severity = high, $3, $2), 0)", sd: 1}}}
END
}

dropped() { # effect of a and then c
    cat << END
scenario: 1
protocol: dropped
measures:
  y:
    start: {normal: {mean: 0, sd: 1}}
    middle: {normal: {mean: "0.5 * y@start", sd: 0.9}}
    end: {normal: {mean: "0.3 * y@middle + if(first = a and second = c, $1, 0)", sd: 1}}
END
}

sed 's/method: iaipw/method: aipw/' "$here/interim.yaml" > "$work/finished.yaml"
options size 'new, usual' '{size: {power: 0.9, most: 3}}' > "$work/size.yaml"
options drop 'new, other, third, usual' '{drop: {versus: usual, keep: 1}}' > "$work/drop.yaml"
options narrow 'new, usual' '{narrow: severity = high}' > "$work/narrow.yaml"
{
    cat << END
# Trials that are looked at, and changed, on the way

<!-- Printed by docs/validation/interim.sh. -->

Simulated trials; Monte Carlo errors in brackets.

## Regimes, with participants on the way

A two-stage trial of 300 (docs/validation/interim.yaml) that enrols six a week and is looked at when half have finished, 16 weeks after they enrolled. The
test that all four regimes have the same value has alpha 5 %, spent as O'Brien and Fleming do. $few trials each.
END
    look='/^interim looks/,/^$/p'
    study 'No option makes a difference, those on the way used (iaipw)' "$here/interim.yaml" "$here/interim-null.scenario.yaml" "$look" "$few"
    study 'No option makes a difference, only those who have finished (aipw)' "$work/finished.yaml" "$here/interim-null.scenario.yaml" "$look" "$few"
    study 'Some do better, those on the way used (iaipw)' "$here/interim.yaml" "$here/interim-effect.scenario.yaml" "$look" "$few"
    study 'Some do better, only those who have finished (aipw)' "$work/finished.yaml" "$here/interim-effect.scenario.yaml" "$look" "$few"
    cat << END

## Changes at the look

A trial of 200 with one decision, looked at half-way, one-sided alpha 2.5 %, without any effect and then with an effect of the new option of 0.35 standard deviations (for the narrowed
trial only in high severity). $replicates trials each.
END
    for change in size drop narrow; do
        scenario $change 0 0 > "$work/$change.null.yaml"
        [ $change = narrow ] && low=0 || low=0.35
        scenario $change $low 0.35 > "$work/$change.effect.yaml"
        study "$change: nothing to be found" "$work/$change.yaml" "$work/$change.null.yaml" '/at the first look/,$p' "$replicates"
        study "$change: an effect" "$work/$change.yaml" "$work/$change.effect.yaml" '/at the first look/,$p' "$replicates"
    done
    dropped 0 > "$work/dropped.null.yaml"
    dropped 0.8 > "$work/dropped.effect.yaml"
    cat << END

## Regimes dropped at the look

A two-stage trial of 240 (docs/validation/dropped.yaml) whose four regimes are compared with b/d half-way; only the best of the others goes on. One-sided alpha 2.5 %, without any effect and then with
an effect of 0.8 standard deviations of c after a. $few trials each.
END
    study 'regimes: nothing to be found' "$here/dropped.yaml" "$work/dropped.null.yaml" '/at the first look/,$p' "$few"
    study 'regimes: an effect' "$here/dropped.yaml" "$work/dropped.effect.yaml" '/at the first look/,$p' "$few"
} > "$page.new"
mv "$page.new" "$page"
