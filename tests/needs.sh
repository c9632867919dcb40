#!/usr/bin/env bash
# What some tests need beside Python: installed where we may (root on Debian), else named; those tests are then skipped.
set -u
missing=()
have() { command -v "$1" >/dev/null 2>&1; }
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || have initdb || missing+=(postgresql)
have tmux || missing+=(tmux)
have pdftotext || missing+=(poppler-utils)
have strace || missing+=(strace)
[ -e "$(dirname "$(readlink -f "$(command -v soffice)")")/libsclo.so" ] || missing+=(libreoffice-calc-nogui)
have chromium || have chromium-browser || have google-chrome || missing+=(chromium)
have nginx || [ -x /usr/sbin/nginx ] || missing+=(nginx-light)
[ ${#missing[@]} -eq 0 ] && exit 0
if [ "$(id -u)" = 0 ] && have apt-get; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null && exit 0
fi
echo "Not here: ${missing[*]}. The tests that need them are skipped. On Debian: sudo apt-get install ${missing[*]}" >&2
