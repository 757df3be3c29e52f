#!/bin/sh
# The installed browser without a screen.
exec "$REAL_BROWSER" --headless=new "$@"
