#!/usr/bin/env bash
# Downloads the journals of $ENVIRONMENTS (names, between spaces) that runs of the branch $BRANCH have left (records-<environment>,
# and more) into journals/, each in a folder of its own. A pull request can leave something of that name, too: what is not of
# this repository's own branch is not looked at.
set -euo pipefail

mkdir -p journals
gh api --paginate "repos/$REPOSITORY/actions/artifacts?per_page=100" |
    jq -r --arg branch "$BRANCH" --arg environments "$ENVIRONMENTS" '.artifacts[]
        | select((.expired | not) and .workflow_run.head_branch == $branch
            and .workflow_run.repository_id == .workflow_run.head_repository_id)
        | .name as $name
        | select(any($environments | split(" ")[]; . as $one | $name | startswith("records-\($one)-")))
        | .id' |
    while read -r id; do
        gh api "repos/$REPOSITORY/actions/artifacts/$id/zip" > journals/archive.zip
        mkdir -p "journals/$id"
        # A run that failed before it began has none.
        unzip -q -j -o journals/archive.zip '*.jsonl' -d "journals/$id" || true
    done
rm -f journals/archive.zip
