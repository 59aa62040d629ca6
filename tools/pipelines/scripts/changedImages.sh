#!/usr/bin/env bash
# Which of $IMAGES (names, between spaces; each a folder of apps/) differ from the revision $BASE, as a JSON array: the matrix of
# the builds. A check that a path decides about would be missing from a branch's rules where nothing of it changed.
set -euo pipefail

for image in $IMAGES; do
    if ! git diff --quiet "$BASE" -- "apps/$image"; then echo "$image"; fi
done | jq --raw-input --null-input --compact-output '[inputs]'
