#!/usr/bin/env bash
# Puts what a run of plinth in $ENVIRONMENT leaves behind where it is kept: the journal into records/, and the tag of a
# deployment into tag/, as a bundle of git, since the job that deploys may not write to the repository. States stay where
# they are: they name everything an environment has, and hold its secrets in ciphertext.
set -euo pipefail

mkdir -p records tag
journal=".plinth/deployments/$ENVIRONMENT/journal.jsonl"
if [ -f "$journal" ]; then
    cp "$journal" "records/$ENVIRONMENT.jsonl"
fi
tag=$(git tag --list "deploy/$ENVIRONMENT/*" --points-at HEAD --sort=-version:refname | sed -n 1p)
if [ -n "$tag" ]; then
    # HEAD is what everybody has already.
    git bundle create --quiet "tag/$ENVIRONMENT.bundle" "refs/tags/$tag" --not HEAD
fi
