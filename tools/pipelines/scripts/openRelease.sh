#!/usr/bin/env bash
# Opens a pull request for the branch in branch.txt, in $REPOSITORY, unless there is one.
set -euo pipefail

[ -f branch.txt ] || exit 0
branch=$(cat branch.txt)
if [ -n "$(gh pr list --repo "$REPOSITORY" --head "$branch" --state all --json number --jq '.[].number')" ]; then
    echo "There is a pull request for $branch already."
    exit 0
fi
gh pr create --repo "$REPOSITORY" --head "$branch" --base main --fill
