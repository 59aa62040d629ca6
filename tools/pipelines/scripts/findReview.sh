# Finds the pull request that wants a review environment: the one that a run of checks was for ($HEAD_*), or $NUMBER, as
# somebody wrote it, at $COMMIT. It has to be open, of this repository, at that very commit, and to have one of the labels,
# which only who may triage in this repository can give. Whoever opened it wrote the name of its branch: it is data.
set -euo pipefail

if [ -n "$NUMBER" ]; then
    if [[ ! "$NUMBER" =~ ^[1-9][0-9]*$ ]]; then
        echo "number: must be the number of a pull request" >&2
        exit 1
    fi
    if [[ ! "$COMMIT" =~ ^[0-9a-f]{40}$ ]]; then
        echo "commit: must be the whole id, 40 characters" >&2
        exit 1
    fi
    pulls=$(gh api "repos/$REPOSITORY/pulls/$NUMBER" | jq '[.]')
else
    COMMIT=$HEAD_SHA
    pulls=$(gh api --method GET "repos/$REPOSITORY/pulls" -f state=open -f head="${REPOSITORY%%/*}:$HEAD_BRANCH")
fi
found=$(jq -c --arg commit "$COMMIT" --arg here "$REPOSITORY" '
    [.[] | select(.state == "open" and .head.sha == $commit and .head.repo.full_name == $here)
        | { number, labels: [.labels[].name | select(. == "review" or . == "review-full")] }
        | select(.labels != [])][0] // empty' <<< "$pulls")
if [ -z "$found" ]; then
    echo "No open pull request of this repository is at $COMMIT and has the label review or review-full."
    if [ -n "$NUMBER" ]; then exit 1; fi
    exit 0
fi
{
    echo "number=$(jq -r .number <<< "$found")"
    echo "commit=$COMMIT"
    echo "labels=$(jq -r '.labels | join(",")' <<< "$found")"
} | tee -a "$GITHUB_OUTPUT"
