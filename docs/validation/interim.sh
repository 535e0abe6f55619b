#!/usr/bin/env bash
# Type I error and power of a trial that is looked at on the way, by its own protocol, with and without those on the way:
#   docs/validation/interim.sh [REPLICATES]
# prints how often each look stops the trial. Takes some minutes.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
replicates=${1:-10000}
finished=$(mktemp -d)/interim.yaml
# The same analysis by those who have finished only.
sed 's/method: iaipw/method: aipw/' "$here/interim.yaml" > "$finished"
for scenario in null effect; do
  for protocol in "$here/interim.yaml" "$finished"; do
    echo "scenario $scenario, $(grep -o 'method: [a-z]*' "$protocol")"
    "$here/../../stegvis" power "$protocol" "$here/interim-$scenario.scenario.yaml" --replicates "$replicates" | sed -n '/[Ii]nterim/,/^$/p'
  done
done
