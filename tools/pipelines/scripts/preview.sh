#!/usr/bin/env bash
# Previews $ENVIRONMENT as it is here, compared with the revision $BASE, and judged by the rules of that revision.
# Reports go to reports/. Ends with plinth's exit code: 0 clean, 1 failed, 2 blocked.
set -euo pipefail

compare=(--base "$BASE")
if ! git diff --quiet "$BASE" -- package-lock.json; then
    # The revision's programs need its own third-party packages.
    base=$(mktemp -d)
    git worktree add --quiet --detach "$base/tree" "$BASE"
    (
        cd "$base/tree"
        npm ci --include=dev --include=optional --no-audit --no-fund --loglevel=error
        npx plinth preview "$ENVIRONMENT" --format json --out plan
    ) || echo "The preview of $BASE did not end clean; what it planned is compared all the same." >&2
    compare=()
    if [ -f "$base/tree/plan/$ENVIRONMENT.json" ]; then
        compare=(--against "$base/tree/plan/$ENVIRONMENT.json")
    fi
fi
if [ ${#compare[@]} -gt 0 ]; then
    while IFS= read -r urn; do
        compare+=(--allow-replace "$urn")
    done < <("$(dirname "$0")/allowedReplacements.sh" "$BASE")
fi
npx plinth preview "$ENVIRONMENT" ${compare[@]+"${compare[@]}"} --judge-with "$BASE" \
    --format json,text,sarif,junit,github,gitlab --out reports
