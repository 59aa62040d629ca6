#!/usr/bin/env bash
# The resources of $ENVIRONMENT that the commits since a revision let be replaced or deleted, one URN a line. A commit says so
# in its message, where whoever reviews it reads what is given up, and where it is gone with the next change:
#
#     Allow-Replace: urn:pulumi:dev::plinth-database::aws:rds/instance:Instance::orders
#
# Usage: ENVIRONMENT=<environment> allowedReplacements.sh <revision>
set -euo pipefail

# A branch's first push has nothing before it.
git cat-file -e "$1^{commit}" 2> /dev/null || exit 0
git log --format='%(trailers:key=Allow-Replace,valueonly=true)' "$1..HEAD" |
    awk -v own="urn:pulumi:$ENVIRONMENT::" 'index($0, own) == 1 && !seen[$0]++'
