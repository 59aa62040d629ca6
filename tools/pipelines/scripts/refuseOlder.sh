#!/usr/bin/env bash
# Refuses to deploy the commit that is checked out where $ENVIRONMENT has had a newer one, or one of another history: what
# was approved late would take back what came after it. Deployed commits are the tags deploy/<environment>/<n>; where the
# forge is GitHub ($GH_TOKEN, $REPOSITORY), also those whose deployment has begun, since a tag comes only afterwards.
set -euo pipefail

refuse() {
    echo "$ENVIRONMENT: $1. Fix: deploy the newer commit; to go back on purpose, plinth rollback $ENVIRONMENT" >&2
    exit 1
}

own=$(git rev-parse HEAD)
deployed=$(git for-each-ref "refs/tags/deploy/$ENVIRONMENT/" --sort=-version:refname \
    --format='%(if)%(*objectname)%(then)%(*objectname)%(else)%(objectname)%(end) %(refname:short)')
while read -r commit tag; do
    if [ -n "$commit" ] && [ "$commit" != "$own" ] && git merge-base --is-ancestor "$own" "$commit"; then
        refuse "$tag is newer than ${own:0:10}"
    fi
done <<< "$deployed"
read -r newest tag <<< "$deployed" || true
if [ -n "$newest" ] && ! git merge-base --is-ancestor "$newest" "$own"; then
    refuse "$tag is deployed, and ${own:0:10} does not contain it"
fi

[ -n "${GH_TOKEN:-}" ] || exit 0
# Variables of GraphQL, none of the shell's. What waits for an approval, or was denied one, has not begun; what failed has.
# shellcheck disable=SC2016
begun=$(gh api graphql -f owner="${REPOSITORY%%/*}" -f name="${REPOSITORY#*/}" -f environment="$ENVIRONMENT" -f query='
    query($owner: String!, $name: String!, $environment: String!) {
        repository(owner: $owner, name: $name) {
            deployments(environments: [$environment], last: 50) { nodes { commitOid statuses(last: 50) { nodes { state } } } }
        }
    }' --jq '.data.repository.deployments.nodes[]
        | select(any(.statuses.nodes[].state; . == "IN_PROGRESS" or . == "SUCCESS"))
        | .commitOid')
while read -r commit; do
    # Unknown here is what no branch has any more: nothing can be older than it.
    git cat-file -e "$commit^{commit}" 2> /dev/null || continue
    if [ "$commit" != "$own" ] && git merge-base --is-ancestor "$own" "$commit"; then
        refuse "a deployment of ${commit:0:10} has begun, which is newer than ${own:0:10}"
    fi
done <<< "$begun"
