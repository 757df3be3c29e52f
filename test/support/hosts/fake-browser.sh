#!/bin/sh
# A browser that notes its arguments and the page it was given, and stays until it is ended.
for arg in "$@"; do
  printf '%s\n' "$arg" >> "$FAKE_BROWSER_LOG"
  case "$arg" in
    --app=file://*) cat "${arg#--app=file://}" >> "$FAKE_BROWSER_LOG.page"; stat -c %a "${arg#--app=file://}" >> "$FAKE_BROWSER_LOG.mode" ;;
  esac
done
[ -n "$FAKE_BROWSER_FAILS" ] && exit 21
exec sleep 600
