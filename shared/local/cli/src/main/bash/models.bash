# shellcheck shell=bash
# The neural models, as far as the launcher looks at them without a JVM. Read by ../../../../../cadenza.

# As dev.cadenza.models.ModelFolder has it.
models_folder() {
  printf '%s' "${CADENZA_MODELS:-${XDG_CACHE_HOME:-${HOME:-}/.cache}/cadenza/models}"
}

# A line for each model of the default set: name and task. In the catalogue, these stand in one line.
default_models() {
  sed -nE 's/^ *"name": "([^"]+)", "task": "([^"]+)", "default": true,$/\1 \2/p' \
    "$home/shared/engines/models/src/main/resources/dev/cadenza/models/catalogue.json"
}

# Whether one of the default set is missing. An installation puts a model's folder there whole.
models_missing() {
  local name _task
  while read -r name _task; do
    [ -d "$(models_folder)/$name" ] || return 0
  done < <(default_models)
  return 1
}

# What tests need; they go on without it.
install_models() {
  models_missing || return 0
  prepare
  if ! (run models install); then
    note "Testing without the neural models that are missing; tests that need them are skipped."
  fi
}
