# shellcheck shell=bash
# The Debian packages that Cadenza needs: which are missing, and how they are installed. Read by ../../../../../cadenza.

apertium_pairs=(eng-spa eng-cat en-gl eo-en hbs-eng eu-en isl-eng mkd-eng)

# has_program NAME PATH: as the engines look for it; PATH, from a variable, goes before what is on the PATH
has_program() {
  if [ -n "${2:-}" ]; then [ -x "$2" ]; else command -v "$1" >/dev/null; fi
}

# Each asks for the programs and files, not for the packages: an engine may have been installed another way.
missing_pocketsphinx() {
  has_program pocketsphinx_batch || echo pocketsphinx
  [ -d "${POCKETSPHINX_MODEL:-/usr/share/pocketsphinx/model/en-us}" ] || echo pocketsphinx-en-us
}

missing_flite() {
  has_program flite || echo flite
}

missing_espeak() {
  has_program espeak-ng || echo espeak-ng
  compgen -G '/usr/lib/*/libespeak-ng.so.1' >/dev/null || echo libespeak-ng1
}

missing_apertium() {
  local pair
  for pair in "${apertium_pairs[@]}"; do
    [ -e "/usr/share/apertium/modes/$pair.mode" ] || echo "apertium-$pair"
  done
}

missing_ffmpeg() {
  has_program ffmpeg "${FFMPEG:-}" || echo ffmpeg
}

# Only the tests of the dashboard require a browser.
missing_browser() {
  has_program chromium || has_program chromium-browser || has_program google-chrome || echo chromium
}

# What jobs need.
missing_packages() {
  missing_pocketsphinx
  missing_flite
  missing_espeak
  missing_ffmpeg
  missing_apertium
}

# install_line PACKAGE…: what a person types
install_line() {
  printf 'sudo apt-get install -y --no-install-recommends %s' "$*"
}

apt_get() {
  "$@" >>"$state/packages.log" 2>&1
}

# install_packages [missing_browser]: what the engines need, and what else the given command names
install_packages() {
  local -a missing
  mapfile -t missing < <(missing_packages; "${1:-:}")
  [ ${#missing[@]} -gt 0 ] || return 0
  apt_install "${missing[@]}"
}

# apt_install PACKAGE…: as root, or where no password is asked for; otherwise says what to type, and ends with 3
apt_install() {
  local -a missing=("$@") as_root=()
  if [ "$(id -u)" -ne 0 ]; then as_root=(sudo -n); fi
  if ! command -v apt-get >/dev/null || { [ ${#as_root[@]} -gt 0 ] && ! sudo -n true 2>/dev/null; }; then
    stop 3 "Packages are missing. Install them: $(install_line "${missing[@]}")"
  fi
  mkdir -p "$state"
  : >"$state/packages.log"
  progress "Installing ${missing[*]}"
  local -a apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120)
  # Package lists may be missing or outdated: update them when the first attempt fails.
  if ! apt_get "${apt[@]}" install -y --no-install-recommends "${missing[@]}"; then
    apt_get "${apt[@]}" update || true
    if ! apt_get "${apt[@]}" install -y --no-install-recommends "${missing[@]}"; then
      progress_end
      tail -n 15 "$state/packages.log" >&2
      stop 3 "The installation failed. Run it manually: $(install_line "${missing[@]}")"
    fi
  fi
  progress_end
}
