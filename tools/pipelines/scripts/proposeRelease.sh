#!/usr/bin/env bash
# Proposes the image in image/digest.txt as what layer $IMAGE runs in $ENVIRONMENT: one commit on a branch of its own, pushed to
# $REMOTE as $PUSH_USER with $PUSH_TOKEN. The branch stands in branch.txt; where there is nothing to propose, it is not there.
set -euo pipefail

image=$(cat image/digest.txt)
file="environments/$ENVIRONMENT/$IMAGE.yaml"
if [ ! -f "$file" ]; then
    echo "$ENVIRONMENT runs no $IMAGE: there is nothing to propose."
    exit 0
fi
npx plinth release "$ENVIRONMENT" "$IMAGE" --image "$image"
if git diff --quiet -- "$file"; then
    exit 0
fi
digest="${image##*@sha256:}"
branch="release/$ENVIRONMENT-$IMAGE-${digest:0:12}"
git -c user.name="Plinth pipelines" -c user.email="pipelines@localhost" \
    commit --quiet --message "Release $IMAGE to $ENVIRONMENT" --message "$image" -- "$file"
# The token stands in the environment alone: neither in an argument, which others on the machine see, nor in a file.
# shellcheck disable=SC2016
helper='!f() { printf "username=%s\npassword=%s\n" "$PUSH_USER" "$PUSH_TOKEN"; }; f'
# Once more is the same image: nobody writes to this branch.
git -c credential.helper= -c credential.helper="$helper" push --quiet --force "$REMOTE" "HEAD:refs/heads/$branch"
echo "$branch" > branch.txt
echo "Pushed $branch"
