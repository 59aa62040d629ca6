# Posts the text that a run of the pull request's workflow left behind. Whoever opened the pull request wrote it: it is
# text, nothing of it runs, and which pull request it is for is not taken from it.
set -euo pipefail
marker='<!-- plinth:preview -->'

artifact=$(gh api "repos/$REPOSITORY/actions/runs/$RUN_ID/artifacts?name=comment" --jq '.artifacts[0].id // empty')
if [ -z "$artifact" ]; then
    echo "The run made no comment."
    exit 0
fi
number=$(gh api --method GET "repos/$REPOSITORY/pulls" -f state=open -f head="$HEAD_OWNER:$HEAD_BRANCH" |
    jq -r --arg sha "$HEAD_SHA" --arg from "$HEAD_REPOSITORY" \
        '[.[] | select(.head.sha == $sha and .head.repo.full_name == $from)][0].number // empty')
if [ -z "$number" ]; then
    echo "No open pull request has this commit any more."
    exit 0
fi

gh api "repos/$REPOSITORY/actions/artifacts/$artifact/zip" > comment.zip
unzip -p comment.zip comment.md | head -c 262144 > comment.md
if [ "$(head -n 1 comment.md)" != "$marker" ]; then
    echo "What the run left behind is no comment of plinth." >&2
    exit 1
fi
fork=''
if [ "$HEAD_REPOSITORY" != "$REPOSITORY" ]; then
    fork='> [!WARNING]
> From a fork: the code of the pull request itself wrote what stands below.

'
fi
# A character without width behind each @: whatever the text says, it calls for nobody.
jq -Rs --arg marker "$marker" --arg fork "$fork" \
    '{ body: (($marker + "\n\n" + $fork + (ltrimstr($marker) | ltrimstr("\n") | ltrimstr("\n") | gsub("@(?=[A-Za-z0-9])"; "@\u200b")))[0:65000]) }' \
    comment.md > body.json

own=$(gh api --paginate "repos/$REPOSITORY/issues/$number/comments?per_page=100" \
    --jq '.[] | select(.user.login == "github-actions[bot]" and (.body | startswith("<!-- plinth:preview -->"))) | .id' | sed -n 1p)
if [ -n "$own" ]; then
    gh api --method PATCH "repos/$REPOSITORY/issues/comments/$own" --input body.json --silent
else
    gh api --method POST "repos/$REPOSITORY/issues/$number/comments" --input body.json --silent
fi
