# Shared by scripts/run, scripts/test and .ci/run: what must be installed, and the release build.
# Sourced by bash; expects `set -euo pipefail`.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
program=$root/build/release/spp

# say TEXT…: a line on stderr that is ours.
say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }

# wanted GROUP…: the packages of these groups, one a line.
wanted() {
  local group
  for group in "$@"; do
    awk -v group="$group" '$1 == group { print $2 }' "$root/scripts/packages"
  done
}

# installed PACKAGE: whether dpkg has it, complete; npm from anywhere, since a node that brings its own conflicts with it.
installed() {
  if [ "$1" = npm ] && command -v npm >/dev/null; then return 0; fi
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# need GROUP…: installs what is missing of these groups, after saying what and why.
need() {
  local package missing=() sudo=()
  if ! command -v dpkg-query >/dev/null; then
    say "this is no Debian; the build needs: $(wanted "$@" | tr '\n' ' ')"
    return 0
  fi
  while read -r package; do
    installed "$package" || missing+=("$package")
  done < <(wanted "$@")
  [ ${#missing[@]} -gt 0 ] || return 0

  say "the build needs ${#missing[@]} more Debian package(s); installing with apt-get:"
  for package in "${missing[@]}"; do
    awk -v package="$package" '$2 == package { $1 = $2 = ""; printf "  %-20s%s\n", package, $0; exit }' \
      "$root/scripts/packages" >&2
  done
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      say "neither root nor sudo here; ask an administrator for"
      printf '  apt-get install --no-install-recommends %s\n' "${missing[*]}" >&2
      exit 3
    fi
    sudo=(sudo)
  fi
  local apt=("${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q)
  if ! "${apt[@]}" update >&2 </dev/null ||
    ! "${apt[@]}" install -y --no-install-recommends "${missing[@]}" >&2 </dev/null; then
    say "apt-get failed; install by hand: apt-get install --no-install-recommends ${missing[*]}"
    exit 3
  fi
}

# build PRESET [TARGET…]: configures once, then builds what changed. Options of cmake in the array cmake_options.
cmake_options=()
build() {
  local preset=$1 folder=$root/build/$1 target targets=()
  shift
  for target in "$@"; do targets+=(--target "$target"); done
  if [ ! -f "$folder/build.ninja" ]; then
    say "building $folder for the first time: a few minutes"
    mkdir -p "$folder"
    (cd "$root" && cmake --preset "$preset" "${cmake_options[@]}") >"$folder/configure.log" 2>&1 || {
      cat "$folder/configure.log" >&2
      say "cmake failed"
      exit 3
    }
  fi
  cmake --build "$folder" "${targets[@]}" 2>&1 | { grep -Ev 'no work to do|Re-checking globbed|Change Dir' || true; } >&2 || {
    say "the build of $folder failed"
    exit 3
  }
}

# passed NAME / failed NAME: counts a check; tally prints the last line and answers whether all passed.
passes=0
failures=0
passed() { passes=$((passes + ${2:-1})); [ -z "${verbose:-}" ] || say "passed: $1"; }
failed() { failures=$((failures + ${2:-1})); say "FAILED: $1"; }
tally() {
  echo "$passes passed, $failures failed"
  [ "$failures" -eq 0 ]
}

# check NAME COMMAND…: the command's success, its output shown where it fails.
check() {
  local name=$1 output
  shift
  if output=$("$@" 2>&1 </dev/null); then passed "$name"; else
    failed "$name"
    printf '%s\n' "$output" | tail -n 40 >&2
  fi
}

# exits CODE COMMAND…: whether the command ends with this exit code.
exits() {
  local wanted=$1 code=0
  shift
  "$@" || code=$?
  [ "$code" -eq "$wanted" ] || { echo "exit $code, not $wanted: $*"; return 1; }
}

# doctests PRESET [-L long]: all test programs through ctest but what takes long, or that alone; their cases counted one
# by one.
doctests() {
  local preset=$1 log=$root/build/$1/tests.log code=0 bad=0 good
  shift
  [ $# -gt 0 ] || set -- -LE long
  (cd "$root" && ctest --preset "$preset" --verbose -j 2 "$@") >"$log" 2>&1 </dev/null || code=$?
  good=$(sed -n 's/^.*\[doctest\] test cases: *[0-9]* *| *\([0-9]*\) passed.*$/\1/p' "$log" | paste -sd+ | bc_)
  bad=$(sed -n 's/^.*\[doctest\] test cases:.*| *\([0-9]*\) failed.*$/\1/p' "$log" | paste -sd+ | bc_)
  passed "doctest cases of $preset" "$good"
  if [ "$code" -ne 0 ]; then
    grep -Ev '^ *[0-9]+: (\[doctest\] (doctest version|run with)|=+$| *$)' "$log" | grep -B 2 -A 30 -E 'ERROR|FATAL|Failed|Exception|Timeout|runtime error' |
      head -n 200 >&2 || true
    failed "doctest cases of $preset (all of it in $log)" $((bad > 0 ? bad : 1))
  fi
}
bc_() { local sum; read -r sum || sum=0; echo $((${sum:-0})); }
