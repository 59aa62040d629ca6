#!/usr/bin/env bash
# Watches the alarms of $ENVIRONMENT after its deployment, whose journal the forge may have brought into journals/. With
# GO_BACK=true the release of before is put back where an alarm fired, if the settings and the journal let that happen by itself.
# Ends with plinth's exit code: 0 quiet, 1 nobody can tell, 2 fired; GitHub is told whether an alarm fired.
set -euo pipefail

journal=".plinth/deployments/$ENVIRONMENT/journal.jsonl"
if [ -d journals ]; then
    mkdir -p "$(dirname "$journal")"
    # Journals of several jobs begin with the same lines.
    find journals -name "$ENVIRONMENT.jsonl" -print0 | sort --zero-terminated | xargs --null --no-run-if-empty cat |
        awk '!seen[$0]++' > "$journal"
    # They would be files that no commit has.
    rm -r journals
fi
status=0
npx plinth soak "$ENVIRONMENT" ${GO_BACK:+--go-back} || status=$?
if [ -n "${GITHUB_OUTPUT:-}" ]; then
    if [ "$status" -eq 2 ]; then fired=true; else fired=false; fi
    echo "fired=$fired" >> "$GITHUB_OUTPUT"
fi
exit "$status"
