#!/usr/bin/env bash
# Gives each image that an environment's settings name a second tag, release-<digest>, which keeps lifecycle rules off it
# (docs/components/images.md). A tag that is there already stays. What the registry does not have is said, and stops nothing.
set -euo pipefail

releases=$(npx plinth releases)
while read -r image; do
    repository="${image%@*}"
    digest="${image##*@}"
    name="${repository#*/}"
    # Another registry's images are for whoever keeps it.
    [ "${repository%%/*}" = "${REGISTRY%%/*}" ] || continue
    tag="release-${digest:7:12}"
    in_registry=(--region "$AWS_REGION" --repository-name "$name")
    if aws ecr describe-images "${in_registry[@]}" --image-ids "imageTag=$tag" > /dev/null 2>&1; then
        echo "$image has $tag"
        continue
    fi
    manifest=$(aws ecr batch-get-image "${in_registry[@]}" --image-ids "imageDigest=$digest" \
        --query 'images[0].imageManifest' --output text)
    if [ -z "$manifest" ] || [ "$manifest" = None ]; then
        echo "$image is not in the registry, though settings name it." >&2
        continue
    fi
    # With its digest: what is tagged is that image, or nothing is.
    aws ecr put-image "${in_registry[@]}" --image-tag "$tag" --image-manifest "$manifest" --image-digest "$digest" > /dev/null
    echo "$image gets $tag"
done < <(awk 'NF == 3 { print $3 }' <<< "$releases" | sort --unique)
