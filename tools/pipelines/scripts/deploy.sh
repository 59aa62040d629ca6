#!/usr/bin/env bash
# Deploys $ENVIRONMENT as it is here, and tags the commit; $BEFORE is what the branch was before the push. Ends with
# plinth's exit code.
set -euo pipefail

allow=()
while IFS= read -r urn; do
    allow+=(--allow-replace "$urn")
done < <("$(dirname "$0")/allowedReplacements.sh" "$BEFORE")
npx plinth up "$ENVIRONMENT" --yes --tag ${allow[@]+"${allow[@]}"}
