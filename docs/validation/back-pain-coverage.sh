#!/bin/sh
# Regenerates docs/validation/back-pain-coverage.md. Takes under a minute.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
page=$root/docs/validation/back-pain-coverage.md

study() { # heading, scenario
    printf '\n## %s\n\n    ./stegvis power trials/back-pain.yaml %s --replicates %s --truth %s --seed 2026\n\n```text\n' \
        "$1" "$2" "$replicates" "$truth"
    "${STEGVIS:-$root/stegvis}" power "$root/trials/back-pain.yaml" "$root/$2" \
        --replicates "$replicates" --truth "$truth" --seed 2026
    printf '```\n'
}

replicates=5000
truth=400000
{
    cat "$root/docs/validation/back-pain-coverage.head.md"
    study 'Nobody lost' docs/validation/back-pain-complete.scenario.yaml
    study 'As published, with missed visits and withdrawals' trials/back-pain.scenario.yaml
    study 'No treatment differs: type I error' docs/validation/back-pain-null.scenario.yaml
} > "$page.new"
mv "$page.new" "$page"
