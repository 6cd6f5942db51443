#!/usr/bin/env bash
# Installs what Tocsin needs to build and run: Debian packages and ONNX Runtime's official library. Idempotent; Debian 12 and 13.
# usage: installer/setup.sh [--rivals]      --rivals adds what tests/bench compares with; nothing of it is needed otherwise
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail

packages=(
  build-essential cmake ninja-build ccache pkg-config git ca-certificates npm
  libtorch-dev libopenblas0-pthread libonnx-dev libprotobuf-dev protobuf-compiler
  qt6-base-dev qt6-charts-dev libqt6opengl6-dev libopengl-dev libxkbcommon-dev qt6-svg-dev
  qt6-l10n-tools qt6-translations-l10n
  libopencv-dev libhdf5-dev libsqlite3-dev libsqlitecpp-dev libmatio-dev
  nlohmann-json3-dev libspdlog-dev libfmt-dev libcli11-dev libvalijson-dev
  libsodium-dev libssl-dev libarchive-dev libuchardet-dev libhowardhinnant-date-dev
  libboost-dev libeigen3-dev libfftw3-dev fonts-dejavu-core tzdata xvfb strace
)
case ${1:-} in
  '') ;;
  --rivals) packages+=(python3-pandas python3-h5py python3-torch python3-sklearn libqcustomplot-dev) ;;
  *) echo "usage: installer/setup.sh [--rivals]" >&2; exit 2 ;;
esac
runtime_version=1.30.0
runtime_root=${ONNXRUNTIME_ROOT:-/usr/local/lib/tocsin/onnxruntime}

say() { printf 'setup: %s\n' "$*"; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else say "need root for: $* (run as root or install sudo)" >&2; return 1
  fi
}

install_packages() {
  local missing=() name installed
  # Names of packages and of what they provide: on Debian 13 libqt6opengl6-dev is a part of qt6-base-dev.
  installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}, ${Provides}\n' | sed -n 's/^installed //p' |
              tr ',' '\n' | sed 's/(.*//; s/ //g')
  for name in "${packages[@]}"; do
    # npm may come with a Node.js that was not installed from Debian.
    if [ "$name" = npm ] && command -v npm >/dev/null; then continue; fi
    grep -qx "$name" <<<"$installed" || missing+=("$name")
  done
  if [ ${#missing[@]} = 0 ]; then say "all ${#packages[@]} Debian packages are there"; return; fi
  say "installing ${missing[*]}"
  as_root apt-get update -q >/dev/null
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >/dev/null
}

# The official library comes inside the npm package, the C headers from Debian 13's libonnxruntime-dev.
install_runtime() {
  if [ -e "$runtime_root/lib/libonnxruntime.so.1" ] && [ -e "$runtime_root/include/onnxruntime_c_api.h" ] \
     && [ "$(cat "$runtime_root/VERSION" 2>/dev/null)" = "$runtime_version" ]; then
    say "ONNX Runtime $runtime_version is there ($runtime_root)"; return
  fi
  local machine work
  case $(uname -m) in
    x86_64) machine=x64 ;;
    aarch64) machine=arm64 ;;
    *) say "no official ONNX Runtime for $(uname -m); set ONNXRUNTIME_ROOT to a folder with lib/ and include/" >&2; return 1 ;;
  esac
  work=$(mktemp -d)
  trap 'rm -rf "${work:-}"' EXIT
  say "fetching ONNX Runtime $runtime_version"
  (cd "$work" && npm pack --silent "onnxruntime-node@$runtime_version" >/dev/null && tar xf onnxruntime-node-*.tgz "package/bin/napi-v6/linux/$machine")
  fetch_headers "$work"
  as_root mkdir -p "$runtime_root/lib" "$runtime_root/include"
  as_root install -m 0644 "$work"/headers/usr/include/onnxruntime/onnxruntime_*.h "$runtime_root/include/"
  as_root install -m 0644 "$work/package/bin/napi-v6/linux/$machine/libonnxruntime.so.1" "$runtime_root/lib/"
  printf '%s' "$runtime_version" | as_root tee "$runtime_root/VERSION" >/dev/null
  say "installed ONNX Runtime $runtime_version in $runtime_root"
}

fetch_headers() {
  local work=$1
  mkdir -p "$work/headers" "$work/apt/lists/partial" "$work/apt/cache/archives/partial"
  local options=()
  if ! apt-cache show libonnxruntime-dev >/dev/null 2>&1; then
    # Debian 12: a private source list for the same mirror's Debian 13; the system's own sources stay untouched.
    local mirror
    mirror=$(cat /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list 2>/dev/null |
             awk '$1 == "URIs:" { print $2; exit } $1 == "deb" { sub(/\[[^]]*\] */, ""); print $2; exit }' || true)
    printf 'deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s trixie main\n' "$mirror" > "$work/apt/sources.list"
    options=(-o APT::Sandbox::User=root -o "Dir::Etc::SourceList=$work/apt/sources.list" -o Dir::Etc::SourceParts=/dev/null
             -o "Dir::State::Lists=$work/apt/lists" -o "Dir::Cache=$work/apt/cache")
    apt-get -q "${options[@]}" update >/dev/null
  fi
  (cd "$work" && apt-get -q "${options[@]}" download libonnxruntime-dev >/dev/null 2>&1 && dpkg-deb -x libonnxruntime-dev_*.deb headers)
}

install_packages
install_runtime
