# shellcheck shell=bash
# Checks of the neural models without a JVM. Sourced by ../../../../../cadenza.

# The same as dev.cadenza.models.ModelFolder.
models_folder() {
  printf '%s' "${CADENZA_MODELS:-${XDG_CACHE_HOME:-${HOME:-}/.cache}/cadenza/models}"
}

# One line per model of the default set: name and task. In the catalogue, both are on one line.
default_models() {
  sed -nE 's/^ *"name": "([^"]+)", "task": "([^"]+)", "default": true,$/\1 \2/p' \
    "$home/shared/engines/models/src/main/resources/dev/cadenza/models/catalog/catalogue.json"
}

# Whether a model of the default set is missing. An installation creates a model's folder atomically.
models_missing() {
  local name _task
  while read -r name _task; do
    [ -d "$(models_folder)/$name" ] || return 0
  done < <(default_models)
  return 1
}

# Installs the models for tests: the default set, and three small models; an error is not fatal.
install_models() {
  local name missing=()
  for name in whisper-tiny.en piper-en-us-joe smollm2-135m; do
    [ -d "$(models_folder)/$name" ] || missing+=("$name")
  done
  if ! models_missing && [ "${#missing[@]}" -eq 0 ]; then return 0; fi
  prepare
  if models_missing && ! (run models install); then
    note "Testing without the neural models that are missing; tests that need them are skipped."
  elif [ "${#missing[@]}" -gt 0 ] && ! (run models install "${missing[@]}"); then
    note "Testing without ${missing[*]}; tests that need them are skipped."
  fi
}
