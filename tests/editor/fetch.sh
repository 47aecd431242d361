#!/usr/bin/env bash
# Fetches rust-analyzer and the source of the standard library from Debian's backports into a folder. Installs nothing.
# Needs apt-get, dpkg-deb and Debian's keyring:  bash tests/editor/fetch.sh target/editor/server
set -euo pipefail
mkdir -p "$1"
to=$(cd "$1" && pwd)
[ -x "$to/rust-analyzer" ] && exit
mkdir -p "$to"/apt/{state/lists/partial,cache/archives/partial,etc/apt.conf.d,etc/preferences.d} "$to/unpacked"
: > "$to/apt/status"
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
# The mirror that the machine uses.
mirror=$(apt-get indextargets --format '$(REPO_URI)' | grep -m 1 '/debian/$')
for suite in trixie trixie-backports; do
  echo "deb [signed-by=$keyring] $mirror $suite main"
done > "$to/apt/etc/sources.list"
cat > "$to/apt.conf" << CONF
Dir "$to/apt";
Dir::State "$to/apt/state";
Dir::State::status "$to/apt/status";
Dir::Cache "$to/apt/cache";
Dir::Etc "$to/apt/etc";
APT::Sandbox::User "";
Acquire::Languages "none";
Acquire::Retries "3";
Debug::NoLocking "true";
CONF
export APT_CONFIG="$to/apt.conf"
apt-get update --quiet=2
apt-get install --quiet=2 --yes --download-only --no-install-recommends --target-release trixie-backports rust-analyzer rust-src > /dev/null
for package in "$to"/apt/cache/archives/*.deb; do
  dpkg-deb --extract "$package" "$to/unpacked"
done
rm -r "$to/apt/cache" "$to/unpacked/usr/share"
# With the libraries that it was built for, and not the machine's.
libraries=$to/unpacked/usr/lib/x86_64-linux-gnu
cat > "$to/rust-analyzer" << RUN
#!/bin/sh
exec "$libraries/ld-linux-x86-64.so.2" --library-path "$libraries" "$to/unpacked/usr/bin/rust-analyzer" "\$@"
RUN
chmod +x "$to/rust-analyzer"
"$to/rust-analyzer" --version
