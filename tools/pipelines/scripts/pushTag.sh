#!/usr/bin/env bash
# Pushes the tag of a deployment of $ENVIRONMENT, which the job that deployed left in tag/, to $REMOTE as $PUSH_USER with
# $PUSH_TOKEN. Only a tag of this environment, at the commit that is checked out: whoever deployed decides nothing else.
set -euo pipefail

bundle="tag/$ENVIRONMENT.bundle"
if [ ! -f "$bundle" ]; then
    echo "The deployment of $ENVIRONMENT left no tag; its log says why." >&2
    exit 1
fi
ref=$(git bundle list-heads "$bundle" | cut -d' ' -f2-)
if [[ ! "$ref" =~ ^refs/tags/deploy/$ENVIRONMENT/[1-9][0-9]*$ ]]; then
    echo "The deployment of $ENVIRONMENT left something that is no tag of it." >&2
    exit 1
fi
git fetch --quiet --no-tags "$bundle" "$ref"
if [ "$(git rev-parse FETCH_HEAD^{commit})" != "$(git rev-parse HEAD)" ]; then
    echo "The tag of the deployment of $ENVIRONMENT is at another commit than the one that was deployed." >&2
    exit 1
fi
# The token stands in the environment alone: neither in an argument, which others on the machine see, nor in a file.
# shellcheck disable=SC2016
helper='!f() { printf "username=%s\npassword=%s\n" "$PUSH_USER" "$PUSH_TOKEN"; }; f'
git -c credential.helper= -c credential.helper="$helper" push --quiet "$REMOTE" "FETCH_HEAD:$ref"
echo "Pushed ${ref#refs/tags/}"
