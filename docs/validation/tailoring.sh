#!/usr/bin/env bash
# Prints the numbers of docs/validation/tailoring.md (some minutes).
set -euo pipefail
cd "$(dirname "$0")/../.."
exec ./stegvis test -pl estimation -am -Dtest=MOutOfNCalibration -Dsurefire.failIfNoSpecifiedTests=false \
    -Dtest.jvm.arguments="-Xmx2g -Dstegvis.trials=200 -Dstegvis.resamples=200"
