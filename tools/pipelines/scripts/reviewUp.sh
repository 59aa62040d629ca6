#!/usr/bin/env bash
# Deploys what is checked out as the review environment of pull request $NUMBER, whose labels are $LABELS, between commas:
# with review-full all of it. Ends with plinth's exit code.
set -euo pipefail

kind=()
case ",$LABELS," in
    *,review-full,*) kind=(--full) ;;
esac
npx plinth review up "$NUMBER" --yes --format markdown ${kind[@]+"${kind[@]}"}
