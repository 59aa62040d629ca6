#!/usr/bin/env bash
# Metrics of the deployments of $ENVIRONMENTS (names, between spaces) in a quarter, from the journals below $JOURNALS, as Markdown.
set -euo pipefail

if [ -z "$(find "$JOURNALS" -name '*.jsonl' -print -quit 2> /dev/null)" ]; then
    echo "Nothing has been deployed yet."
    exit 0
fi
read -ra environments <<< "$ENVIRONMENTS"
npx plinth metrics "${environments[@]}" --journal "$JOURNALS" --since 90 --format markdown
