#!/usr/bin/env bash
# Deploys $ENVIRONMENT as it is here, and tags the commit. What may be replaced or deleted is said by the commits since the
# last one that was deployed there, since some may have been left out on the way; where none was, since $BEFORE, which the
# branch was before the push. Ends with plinth's exit code.
set -euo pipefail

since=$(git for-each-ref "refs/tags/deploy/$ENVIRONMENT/" --sort=-version:refname --count=1 \
    --format='%(if)%(*objectname)%(then)%(*objectname)%(else)%(objectname)%(end)')
allow=()
while IFS= read -r urn; do
    allow+=(--allow-replace "$urn")
done < <("$(dirname "$0")/allowedReplacements.sh" "${since:-$BEFORE}")
npx plinth up "$ENVIRONMENT" --yes --tag ${allow[@]+"${allow[@]}"}
