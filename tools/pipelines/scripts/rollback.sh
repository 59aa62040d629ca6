#!/usr/bin/env bash
# Takes $ENVIRONMENT back: $KIND app or infra to $TARGET (empty: the last that was verified), for $REASON. With
# PROPOSE=true it only says what would happen. $KIND data prints how $TARGET, a resource, is restored as of $AT, a time or a
# snapshot. Whoever starts it wrote the texts: they are arguments, and never options.
set -euo pipefail

arguments=("$ENVIRONMENT" "$KIND")
case "$KIND" in
    app | infra)
        if [ -n "$TARGET" ]; then arguments+=("--to=$TARGET"); fi
        arguments+=("--reason=$REASON")
        if [ "${PROPOSE:-}" = true ]; then arguments+=(--propose); else arguments+=(--yes); fi
        ;;
    data)
        if [[ "$AT" =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}T ]]; then arguments+=("--at=$AT"); else arguments+=("--snapshot=$AT"); fi
        arguments+=(-- "$TARGET")
        ;;
    *)
        echo "KIND: must be app, infra or data" >&2
        exit 64
        ;;
esac
npx plinth rollback "${arguments[@]}"
