#!/usr/bin/env bash
# Makes a file of ten million rows and analyses it in a heap of 512 MB: the numbers of large-data.md.
#   docs/validation/large-data.sh [FOLDER] [MILLIONS]
# 100,000 participants are simulated once and repeated under other names, for simulating takes longer than analysing.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd); cd "$top"
folder=${1:-$(mktemp -d)}; millions=${2:-10}
mkdir -p "$folder"
[ -f "$folder/part.csv" ] || ./stegvis simulate docs/validation/registry.yaml docs/validation/registry.scenario.yaml \
  --participants 100000 --seed 1 --out "$folder/part.csv"
[ -f "$folder/registry-$millions.csv" ] || awk -v times="$((millions * 10))" 'NR == 1 {print; next}
  {rows[++n] = substr($0, index($0, ","))}
  END {for (k = 0; k < times; k++) for (i = 1; i <= n; i++) printf "r%08d%s\n", k * n + i, rows[i]}' \
  "$folder/part.csv" > "$folder/registry-$millions.csv"
ls -l "$folder/registry-$millions.csv"
export JAVA_TOOL_OPTIONS="-Xmx512m"
for analysis in options values adjusted; do
  echo "$analysis"
  /usr/bin/env time -f "%e s on the clock, %U s of processor time, %M kB resident" \
    ./stegvis analyse docs/validation/registry.yaml "$folder/registry-$millions.csv" --stream --analysis "$analysis" > "$folder/$analysis.txt"
done
