#!/usr/bin/env bash
# The resources of $ENVIRONMENT that may be replaced or deleted, one URN a line: what is said by the commits since the last one
# that was deployed there, since some may have been left out on the way; where none was, since $BEFORE, which the branch was
# before the push.
set -euo pipefail

since=$(git for-each-ref "refs/tags/deploy/$ENVIRONMENT/" --sort=-version:refname --count=1 \
    --format='%(if)%(*objectname)%(then)%(*objectname)%(else)%(objectname)%(end)')
"$(dirname "$0")/allowedReplacements.sh" "${since:-$BEFORE}"
