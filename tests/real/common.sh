# Shared by the scripts beside it. SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
bin=${TOCSIN_BIN:-$here/../../build/release/bin}
[ -x "$bin/tocsin" ] || { echo "no program $bin/tocsin; build it (installer/demo.sh) or set TOCSIN_BIN" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# number FILE KEY: the first number under that key in pretty-printed JSON; nothing when there is none.
number() { sed -n "s/^ *\"$2\": \(-\{0,1\}[0-9][0-9.eE+-]*\),\{0,1\}\$/\1/p" "$1" | head -n 1; }

# quoted TEXT: as a JSON string.
quoted() { printf '%s' "$1" | LC_ALL=C tr -d '\000-\037' | sed 's/\\/\\\\/g; s/"/\\"/g; s/^/"/; s/$/"/' | grep . || printf '""'; }

# folder PATH: ends the script where that is no folder.
folder() { [ -d "$1" ] || { echo "no folder $1" >&2; exit 2; }; }

# tell ANSWER COMMAND...: runs tocsin with --json into the file ANSWER; on failure its error object goes to stderr and its exit code is returned.
tell() {
  local answer=$1 code=0
  shift
  "$bin/tocsin" "$@" --json > "$answer" 2> "$work/stderr" < /dev/null || code=$?
  [ "$code" = 0 ] || { echo "tocsin $*: exit code $code" >&2; cat "$answer" "$work/stderr" >&2; }
  return "$code"
}

# must ANSWER COMMAND...: the same, and the script ends where it fails.
must() { tell "$@" || exit $?; }

# message ANSWER: what the error object in that file says.
message() { sed -n 's/^ *"message": "\(.*\)",\{0,1\}$/\1/p' "$1" | head -n 1; }
