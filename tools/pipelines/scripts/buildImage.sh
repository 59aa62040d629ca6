#!/usr/bin/env bash
# Builds $FOLDER as image $IMAGE of $COMMIT into image/image.tar, where nothing can be published: what a Dockerfile runs is
# other people's code.
set -euo pipefail

mkdir -p image
docker build --pull --tag "$IMAGE:$COMMIT" --label "org.opencontainers.image.revision=$COMMIT" "$FOLDER"
docker save --output image/image.tar "$IMAGE:$COMMIT"
