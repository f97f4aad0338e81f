#!/bin/sh
# Stops what up.sh started in FOLDER, by process id, and removes the folder:  down.sh FOLDER
set -eu
folder=$(cd "$1" && pwd)

stop() {
    [ -s "$1" ] || return 0
    process=$(cat "$1")
    # a process id may have passed on to somebody else's process
    if tr '\0' ' ' 2>/dev/null <"/proc/$process/cmdline" | grep -qF "$folder"; then
        kill "$process" 2>/dev/null || true
        for _ in $(seq 100); do
            kill -0 "$process" 2>/dev/null || break
            sleep 0.1
        done
    fi
    rm -f "$1"
}

stop "$folder/php.pid"
stop "$folder/db.pid"
rm -rf "$folder"
