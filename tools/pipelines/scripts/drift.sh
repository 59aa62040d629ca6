#!/usr/bin/env bash
# Compares $ENVIRONMENT with what is in the cloud; what was found stands in drift/$ENVIRONMENT/. Ends with plinth's exit code:
# 0 none, 1 could not tell, 2 found.
set -euo pipefail

npx plinth drift "$ENVIRONMENT" --format markdown --out "drift/$ENVIRONMENT"
