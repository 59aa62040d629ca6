#!/usr/bin/env bash
# Previews $ENVIRONMENT as it is here, compared with the revision $BASE, and judged by the rules of that revision.
# Reports go to reports/. Ends with plinth's exit code: 0 clean, 1 failed, 2 blocked.
set -euo pipefail

compare=(--base "$BASE")
if ! git diff --quiet "$BASE" -- package-lock.json; then
    # The revision's programs need its own third-party packages.
    compare=()
    if git cat-file -e "$BASE:environments/$ENVIRONMENT/environment.yaml" 2> /dev/null; then
        base=$(mktemp -d)
        plan="$base/tree/plan/$ENVIRONMENT.json"
        git worktree add --quiet --detach "$base/tree" "$BASE"
        status=0
        (cd "$base/tree" &&
            npm ci --include=dev --include=optional --no-audit --no-fund --loglevel=error &&
            npx plinth preview "$ENVIRONMENT" --format json --out plan) || status=$?
        # What is blocked (2) has a plan. Without one nothing would be known of what is lost.
        if [ ! -f "$plan" ] || { [ "$status" -ne 0 ] && [ "$status" -ne 2 ]; }; then
            echo "The preview of $BASE failed, so there is nothing to compare with." >&2
            exit 1
        fi
        compare=(--against "$plan")
    fi
fi
if [ ${#compare[@]} -gt 0 ]; then
    while IFS= read -r urn; do
        compare+=(--allow-replace "$urn")
    done < <("$(dirname "$0")/allowedReplacements.sh" "$BASE")
fi
npx plinth preview "$ENVIRONMENT" ${compare[@]+"${compare[@]}"} --judge-with "$BASE" \
    --format json,text,sarif,junit,github,gitlab --out reports
