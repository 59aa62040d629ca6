# The numbers of open pull requests that have one of the labels, for who takes the other review environments down.
set -euo pipefail

open=$(gh api --paginate "repos/$REPOSITORY/pulls?state=open&per_page=100" \
    --jq '.[] | select(any(.labels[].name; . == "review" or . == "review-full")) | .number' | paste -s -d ' ' -)
echo "open=${open:-none}" | tee -a "$GITHUB_OUTPUT"
