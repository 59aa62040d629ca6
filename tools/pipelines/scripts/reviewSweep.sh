#!/usr/bin/env bash
# Takes down review environments whose pull request is none of $OPEN (numbers; empty: nobody knows which are), then those that
# have expired. What cannot be taken down keeps none of the others. Ends with 0 where nothing is left that has to go.
set -euo pipefail

status=0
if [ -n "${OPEN:-}" ]; then
    there=$(npx plinth review list --format json | jq -r '.reviews[].number')
    for number in $there; do
        case " $OPEN " in
            *" $number "*) ;;
            *) npx plinth review down "$number" --yes || status=1 ;;
        esac
    done
fi
npx plinth review sweep --yes || status=$?
exit "$status"
