#!/bin/sh
# Starts a real WordPress on a free port of 127.0.0.1 and prints its address:  up.sh FOLDER
# Everything lies in FOLDER, which must be short (a socket's path has about 100 bytes) and is made if missing.
set -eu
folder=$1
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$folder/run" "$folder/log"
folder=$(cd "$folder" && pwd)
chmod 711 "$folder"
socket=$folder/run/db.sock

install_packages() {
    [ "$(id -u)" = 0 ] || { echo "wordpress, mariadb-server, php-cli and php-mysql are needed" >&2; exit 1; }
    # the packages must not start services of their own
    policy=/usr/sbin/policy-rc.d
    [ -e $policy ] || { printf '#!/bin/sh\nexit 101\n' >$policy; chmod +x $policy; ours=yes; }
    export DEBIAN_FRONTEND=noninteractive
    apt-get update >"$folder/log/apt" 2>&1 || true
    apt-get install -y --no-install-recommends wordpress mariadb-server php-cli php-mysql php-xml php-mbstring \
        >>"$folder/log/apt" 2>&1 || { tail -n 5 "$folder/log/apt" >&2; failed=yes; }
    [ -z "${ours:-}" ] || rm -f $policy
    [ -z "${failed:-}" ] || exit 1
}

start_database() {
    user=$(id -un)
    if [ "$user" = root ]; then user=mysql; fi
    mkdir -p "$folder/db"
    [ "$user" != mysql ] || chown mysql "$folder/db" "$folder/run" "$folder/log"
    mariadb-install-db --no-defaults --datadir="$folder/db" --auth-root-authentication-method=normal \
        --skip-test-db --user="$user" >"$folder/log/install-db" 2>&1
    mariadbd --no-defaults --datadir="$folder/db" --socket="$socket" --skip-networking --user="$user" \
        --pid-file="$folder/run/mariadb.pid" --character-set-server=utf8mb4 --innodb-buffer-pool-size=32M \
        --innodb-flush-log-at-trx-commit=0 --log-error="$folder/log/db" </dev/null >/dev/null 2>&1 &
    echo $! >"$folder/db.pid"
    wait_for mariadb-admin --no-defaults -uroot -S "$socket" ping
    database -e 'CREATE DATABASE wp DEFAULT CHARACTER SET utf8mb4'
}

database() { mariadb --no-defaults --default-character-set=utf8mb4 -uroot -S "$socket" "$@"; }

install_wordpress() {
    # a copy, because PHP looks for the configuration beside the file that a link leads to
    cp -rL /usr/share/wordpress "$folder/www" 2>"$folder/log/copy" || true
    rm -f "$folder/www/wp-config.php"
    sed "s|@FOLDER@|$folder|g" "$here/wp-config.php.in" >"$folder/www/wp-config.php"
    php -d display_errors=stderr "$here/install.php" "$folder/www" >"$folder/log/install" 2>&1
    python3 "$here/content.py" | database wp
}

start_server() {
    port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    php -S "127.0.0.1:$port" -t "$folder/www" "$here/router.php" </dev/null >"$folder/log/php" 2>&1 &
    echo $! >"$folder/php.pid"
    wait_for php -r "exit(@file_get_contents('http://127.0.0.1:$port/?rest_route=/') ? 0 : 1);"
    echo "http://127.0.0.1:$port"
}

wait_for() {
    for _ in $(seq 150); do
        if "$@" >/dev/null 2>&1; then return 0; fi
        sleep 0.2
    done
    echo "this does not answer; see $folder/log: $*" >&2
    exit 1
}

PATH=$PATH:/usr/sbin
[ -f /usr/share/wordpress/wp-settings.php ] && command -v mariadbd >/dev/null && php -m 2>/dev/null | grep -qx mysqli ||
    install_packages
start_database
install_wordpress
start_server
