#!/usr/bin/env bash
# Prints the numbers of docs/validation/staying.md (some minutes).
set -euo pipefail
cd "$(dirname "$0")/../.."
exec ./stegvis test -pl estimation -am -Dtest=CensoredRegimesCalibration -Dsurefire.failIfNoSpecifiedTests=false \
    -Dtest.jvm.arguments="-Xmx2g -Dstegvis.trials=1000"
