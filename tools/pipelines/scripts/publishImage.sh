#!/usr/bin/env bash
# Publishes image/image.tar, which is $IMAGE:$COMMIT, at $REGISTRY, as it was built and scanned, and signs it with the
# identity of this job (no key that lasts): first the image, then the list of what is in it. The digest stands in image/digest.txt.
# Run again, it signs what is there already, if that is the same image: tags never move.
set -euo pipefail

target="$REGISTRY/$IMAGE"
aws ecr get-login-password --region "$AWS_REGION" |
    docker login --username AWS --password-stdin "${REGISTRY%%/*}"
docker load --quiet --input image/image.tar
built=$(docker image inspect --format '{{.Id}}' "$IMAGE:$COMMIT")
if docker pull --quiet "$target:$COMMIT" > /dev/null 2>&1; then
    if [ "$(docker image inspect --format '{{.Id}}' "$target:$COMMIT")" != "$built" ]; then
        echo "$target:$COMMIT is another build already, and its tag cannot move: a new commit makes a new image." >&2
        exit 1
    fi
else
    docker tag "$IMAGE:$COMMIT" "$target:$COMMIT"
    docker push --quiet "$target:$COMMIT"
fi
digest=$(docker image inspect --format '{{range .RepoDigests}}{{println .}}{{end}}' "$target:$COMMIT" |
    awk -v own="$target@" 'index($0, own) == 1 { print; exit }')
if [ -z "$digest" ]; then
    echo "$target:$COMMIT: the registry said no digest, so there is nothing to sign." >&2
    exit 1
fi
# By digest: a tag could be another image by now.
cosign sign --yes "$digest"
cosign attest --yes --type spdxjson --predicate image/sbom.spdx.json "$digest"
echo "$digest" | tee image/digest.txt
