# shellcheck shell=bash
# The required Debian packages: detection and installation. Sourced by ../../../../../cadenza.

apertium_pairs=(eng-spa eng-cat en-gl eo-en hbs-eng eu-en isl-eng mkd-eng)

# has_program NAME PATH: as the engines search it; PATH, from a variable, takes precedence over the search path
has_program() {
  if [ -n "${2:-}" ]; then [ -x "$2" ]; else command -v "$1" >/dev/null; fi
}

# The functions check programs and files, not packages: an engine may be installed in another way.
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

# Only the tests of the dashboard require a browser; they take the first of these.
missing_browser() {
  has_program chromium-headless-shell || has_program chromium || has_program chromium-browser || has_program google-chrome ||
    echo chromium-headless-shell
}

# The requirements of jobs.
missing_packages() {
  missing_pocketsphinx
  missing_flite
  missing_espeak
  missing_ffmpeg
  missing_apertium
}

# install_line PACKAGE…: the command to install them manually
install_line() {
  printf 'sudo apt-get install -y --no-install-recommends %s' "$*"
}

apt_get() {
  "$@" >>"$state/packages.log" 2>&1
}

# install_packages [missing_browser]: the engines' packages, and those that the given function prints
install_packages() {
  local -a missing
  mapfile -t missing < <(missing_packages; "${1:-:}")
  [ ${#missing[@]} -gt 0 ] || return 0
  apt_install "${missing[@]}"
}

# apt_install PACKAGE…: as root, or with sudo without a password; otherwise prints the command and exits with 3
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
