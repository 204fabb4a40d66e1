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

# What tests need: the default set, and two small models. They go on without.
install_models() {
  local name missing=()
  for name in whisper-tiny.en piper-en-us-joe; do
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
