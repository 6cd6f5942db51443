# Shared by the scripts beside it. SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
bin=${TOCSIN_BIN:-$here/../../build/release/bin}
[ -x "$bin/tocsin" ] || { echo "no program $bin/tocsin; build it (installer/demo.sh) or set TOCSIN_BIN" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# number FILE KEY: the first number under that key in pretty-printed JSON, or null.
number() { sed -n "s/^ *\"$2\": \(-\{0,1\}[0-9][0-9.eE+-]*\|null\),\{0,1\}\$/\1/p" "$1" | head -n 1; }
