#!/usr/bin/env bash
# Deploys $ENVIRONMENT as it is here, and tags the commit. With $HAND_OVER it does what the plan in plan/ allows, which is the one
# that $PLAN_DIGEST names, and no more. Ends with plinth's exit code.
set -euo pipefail

allow=()
while IFS= read -r urn; do
    allow+=(--allow-replace "$urn")
done < <("$(dirname "$0")/allowedSinceDeployed.sh")
plan=()
if [ "${HAND_OVER:-}" = true ]; then
    # Where git does not look: nothing is tagged beside files that no commit has.
    mkdir -p .plinth
    mv plan .plinth/plan
    plan=(--plan .plinth/plan --plan-digest "${PLAN_DIGEST:?the job that plans named none}")
fi
npx plinth up "$ENVIRONMENT" --yes --tag ${allow[@]+"${allow[@]}"} ${plan[@]+"${plan[@]}"}
