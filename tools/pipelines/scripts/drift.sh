#!/usr/bin/env bash
# Compares $ENVIRONMENT with what is in the cloud; what was found stands in drift/$ENVIRONMENT/. Ends with plinth's exit code:
# 0 none, 1 could not tell, 2 found. With BY_HAND=true nobody knows from here whether it is deployed: what is not there has no drift.
set -euo pipefail

npx plinth drift "$ENVIRONMENT" ${BY_HAND:+--if-deployed} --format markdown --out "drift/$ENVIRONMENT"
