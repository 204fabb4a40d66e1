# shellcheck shell=bash
# `cadenza doctor`: the tools and engines of this machine. Starts neither Maven nor a JVM, so it is fast and needs no
# build. Sourced by ../../../../../cadenza.

# first_version PROGRAM OPTION…: the first number with a dot in its output
first_version() {
  local text
  text=$(timeout 10 "$@" 2>&1 </dev/null || true)
  if [[ $text =~ [0-9]+\.[0-9]+[A-Za-z0-9.+-]* ]]; then printf '%s' "${BASH_REMATCH[0]}"; else printf 'installed'; fi
}

# package_version NAME: for programs that report no version, or report it slowly
package_version() {
  local version
  version=$(dpkg-query -W -f '${Version}' "$1" 2>/dev/null || true)
  printf '%s' "${version:-installed}"
}

jdk_version() {
  local version
  version=$(sed -nE 's/^JAVA_VERSION="([^"]*)"/\1/p' "$1/release")
  printf '%s (%s)' "$version" "$1"
}

# Read from the name of its jar: `mvn -v` would start a JVM.
maven_version() {
  local jar
  for jar in "$(dirname -- "$(readlink -f -- "$(command -v mvn)")")"/../lib/maven-core*.jar; do
    jar=$(readlink -f -- "$jar")
    if [[ ${jar##*/} =~ -([0-9][A-Za-z0-9.-]*)\.jar$ ]]; then
      printf '%s' "${BASH_REMATCH[1]}"
      return
    fi
  done
  package_version maven
}

flite_version() { first_version flite --version; }
espeak_version() { first_version espeak-ng --version; }
apertium_version() { first_version lt-proc -v; }
ffmpeg_version() { first_version "${FFMPEG:-ffmpeg}" -version; }
curl_version() { first_version curl --version; }
jq_version() { first_version jq --version; }
pocketsphinx_version() { package_version pocketsphinx; }

browser_version() {
  if has_program chromium-headless-shell; then package_version chromium-headless-shell; else package_version chromium; fi
}

doctor_row() {
  printf '%-13s  %-22s  %s\n' "$@"
}

# part NAME PURPOSE VERSION-COMMAND PACKAGE…: a row of the table; with packages, it is missing, and they are added to the list $uninstalled
part() {
  local name=$1 purpose=$2 version=$3
  shift 3
  if [ $# -eq 0 ]; then
    doctor_row "$name" "$purpose" "$($version)"
  else
    doctor_row "$name" "$purpose" missing
    uninstalled+=("$@")
  fi
}

doctor_needed() {
  local -a packages
  if (find_jdk) 2>/dev/null; then
    find_jdk 2>/dev/null
    doctor_row JDK "building, running" "$(jdk_version "$JAVA_HOME")"
  else
    doctor_row JDK "building, running" missing
    jdk_missing=yes
  fi
  mapfile -t packages < <(has_program mvn || echo maven)
  part Maven building maven_version "${packages[@]}"
  mapfile -t packages < <(missing_pocketsphinx)
  part pocketsphinx speech-to-text pocketsphinx_version "${packages[@]}"
  mapfile -t packages < <(missing_flite)
  part flite text-to-speech flite_version "${packages[@]}"
  mapfile -t packages < <(missing_espeak)
  part espeak-ng text-to-speech espeak_version "${packages[@]}"
  mapfile -t packages < <(missing_apertium)
  part apertium translation apertium_version "${packages[@]}"
  mapfile -t packages < <(missing_ffmpeg)
  part ffmpeg media ffmpeg_version "${packages[@]}"
}

doctor_useful() {
  local -a packages
  mapfile -t packages < <(missing_browser)
  part Chromium "tests of the dashboard" browser_version "${packages[@]}"
  mapfile -t packages < <(has_program curl || echo curl)
  part curl "docs/first-hour.md" curl_version "${packages[@]}"
  mapfile -t packages < <(has_program jq || echo jq)
  part jq "docs/first-hour.md" jq_version "${packages[@]}"
}

# layer NAME FOLDER
doctor_layer() {
  if [ -n "$(find "$home/layers/$2" -type f -print -quit 2>/dev/null)" ]; then
    doctor_row "$1" "deploying, sam local" built
  else
    doctor_row "$1" "deploying, sam local" "not built; run mvn package, or for sam local ./cadenza up --sam"
  fi
}

doctor_models() {
  local name task
  while read -r name task; do
    if [ -d "$(models_folder)/$name" ]; then
      doctor_row "model" "$task" "$name"
    else
      doctor_row "model" "$task" "$name is not installed; run ./cadenza models install"
    fi
  done < <(default_models)
}

# The file of the engine llama, by its first bytes.
doctor_llama() {
  [ -n "${LLAMA_MODEL:-}" ] || return 0
  local state="$LLAMA_MODEL"
  if [ ! -f "$LLAMA_MODEL" ]; then
    state="$LLAMA_MODEL is not a file"
  elif [ "$(head -c 4 "$LLAMA_MODEL" | tr -d '\0')" != GGUF ]; then
    state="$LLAMA_MODEL is not a GGUF file"
  fi
  doctor_row llama stories "$state"
}

# platform_state PORT: what a platform on this machine says about its parts; empty if none answers. bash itself connects.
platform_state() {
  local answer parts
  # shellcheck disable=SC2016 # for the inner shell
  answer=$(timeout 5 bash -c 'exec 3<>"/dev/tcp/127.0.0.1/$1"
    printf "GET /api/health/ HTTP/1.0\r\nHost: localhost:%s\r\n\r\n" "$1" >&3
    cat <&3' bash "$1" 2>/dev/null || true)
  case $answer in
    *'"status":"ok"'*) printf 'a platform runs, and all its parts answer' ;;
    *'"status":"unavailable"'*)
      parts=$(grep -oE '"[a-z]+":\{"ok":false' <<<"$answer" | cut -d '"' -f 2 | paste -sd ' ' -)
      printf 'a platform runs; not ok: %s; see its log' "$parts"
      ;;
  esac
}

# Whether the port is in use, and by a platform.
doctor_port() {
  local state
  state=$(platform_state "$1")
  if [ -n "$state" ]; then
    doctor_row "port $1" "./cadenza up" "$state"
  elif (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; then
    doctor_row "port $1" "./cadenza up" "in use; choose another: ./cadenza up --port $(($1 + 1))"
  else
    doctor_row "port $1" "./cadenza up" free
  fi
}

# Only the names: some values are keys.
doctor_variables() {
  local name
  for name in $(compgen -e | sort); do
    case $name in
      CADENZA_MODELS | FFMPEG | POCKETSPHINX_MODEL | ENGINE_* | OPENAI_* | ELEVENLABS_*) doctor_row "variable" "engines" "$name is set" ;;
    esac
  done
}

# Returns 3 if a requirement of jobs is missing.
doctor() {
  local -a uninstalled=()
  local jdk_missing=""
  doctor_row Part For Version
  doctor_row ───────────── ────────────────────── ───────
  doctor_needed
  local -a needed=("${uninstalled[@]}")
  uninstalled=()
  doctor_useful
  doctor_layer "layer runtime" runtime/target/layer
  doctor_layer "layer ffmpeg" "ffmpeg/target/$(processor)"
  doctor_models
  doctor_llama
  doctor_port 8000
  doctor_variables
  echo
  if [ -n "$jdk_missing" ]; then printf 'Install a JDK 25:\n  %s\n' "$jdk_hint"; fi
  if [ ${#needed[@]} -gt 0 ]; then printf 'Install missing packages:\n  %s\n' "$(install_line "${needed[@]}")"; fi
  if [ ${#uninstalled[@]} -gt 0 ]; then printf 'Optional, not required to run jobs:\n  %s\n' "$(install_line "${uninstalled[@]}")"; fi
  if [ -n "$jdk_missing" ] || [ ${#needed[@]} -gt 0 ]; then return 3; fi
  echo "All requirements are installed."
}
