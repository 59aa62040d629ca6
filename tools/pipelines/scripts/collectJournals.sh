#!/usr/bin/env bash
# Downloads the journals of $ENVIRONMENTS (names, between spaces) that runs of the branch $BRANCH have left in the last weeks into
# journals/, each in a folder of its own. A pull request can leave something of that name, too: what is not of this repository's
# own branch is not looked at.
set -euo pipefail

mkdir -p journals
read -ra environments <<< "$ENVIRONMENTS"
for environment in "${environments[@]}"; do
    for name in "records-$environment" "records-$environment-soak"; do
        gh api --paginate "repos/$REPOSITORY/actions/artifacts?name=$name&per_page=100" --jq '.artifacts[]
            | select((.expired | not) and .workflow_run.repository_id == .workflow_run.head_repository_id)
            | "\(.id) \(.workflow_run.head_branch)"'
    done
done | while read -r id branch; do
    [ "$branch" = "$BRANCH" ] || continue
    gh api "repos/$REPOSITORY/actions/artifacts/$id/zip" > journals/archive.zip
    mkdir -p "journals/$id"
    # A run that failed before it began has none.
    unzip -q -j -o journals/archive.zip '*.jsonl' -d "journals/$id" || true
done
rm -f journals/archive.zip
