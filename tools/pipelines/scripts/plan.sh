#!/usr/bin/env bash
# Finds out what deploying $ENVIRONMENT as it is here would do, into plan/, for somebody to approve and another job to do. Its
# digest goes to that job: as an output of the step at GitHub, in plan.env on GitLab. Ends with plinth's exit code.
set -euo pipefail

allow=()
while IFS= read -r urn; do
    allow+=(--allow-replace "$urn")
done < <("$(dirname "$0")/allowedSinceDeployed.sh")
# Where git does not look: what files no commit has cannot be planned.
mkdir -p .plinth
npx plinth plan "$ENVIRONMENT" --out plan ${allow[@]+"${allow[@]}"} | tee .plinth/plan.txt
digest=$(sed -n 's/^Digest: //p' .plinth/plan.txt)
echo "PLAN_DIGEST=$digest" > plan.env
if [ -n "${GITHUB_OUTPUT:-}" ]; then
    echo "digest=$digest" >> "$GITHUB_OUTPUT"
    { echo '~~~~~~~~text'; cat .plinth/plan.txt; echo '~~~~~~~~'; } >> "$GITHUB_STEP_SUMMARY"
fi
