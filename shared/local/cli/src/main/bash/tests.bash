# shellcheck shell=bash
# `cadenza test`: runs Maven, shows its progress, and reports skipped and flaky tests. Sourced by ../../../../../cadenza.

# Prints modules, classes, Maven's result and the time of each module; the full output is in the log.
follow_tests() {
  local line
  while IFS= read -r line; do
    printf '%s\n' "$line" >>"$1"
    if [ -n "${verbose:-}" ]; then
      printf '%s\n' "$line"
      continue
    fi
    case $line in
      "Faults: "* | *"Tests run:"* | "[ERROR]"* | *" BUILD "* | *"Total time:"*) printf '%s\n' "$line" ;;
      # The time of a module, at the end.
      *" SUCCESS ["*"]" | *" FAILURE ["*"]") printf '%s\n' "$line" ;;
      *"Building Cadenza"*"/"*"]") printf '\n%s\n' "${line#\[INFO\] }" ;;
    esac
  done
}

# Surefire ends each module with a line without a class name.
count_passed() {
  sed -nE 's/^\[[A-Z]+\] Tests run: ([0-9]+), .*Skipped: ([0-9]+)(, Flakes: [0-9]+)?$/\1 \2/p' "$1" | awk '{ passed += $1 - $2 } END { print passed + 0 }'
}

# The reasons in a Surefire report, one per line.
skip_reasons() {
  sed -nE 's/^ *<skipped( message="([^"]*)")?.*/\2/p' "$1" |
    sed "s/&quot;/\"/g; s/&apos;/'/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g" | sort -u
}

reports_since() {
  find "$home/functions" "$home/layers" "$home/shared" -path '*/target/surefire-reports/TEST-*.xml' -newermt "@$1" | sort
}

# report_skipped SECONDS: the classes with skipped tests since then, and the reasons; Maven prints only numbers
report_skipped() {
  local report class why
  while IFS= read -r report; do
    class=$(basename "$report" .xml)
    while IFS= read -r why; do
      printf 'Skipped: %s. %s\n' "${class##*.}" "${why:-No reason is given.}"
    done < <(skip_reasons "$report")
  done < <(reports_since "$1")
}

# report_flaky SECONDS: the tests that failed since then and passed when Surefire ran them again, which is optional
report_flaky() {
  # shellcheck disable=SC2016 # the dollars are awk's
  reports_since "$1" | xargs -rd '\n' awk '
    /<testcase / { split($0, part, "\""); test = part[4] "." part[2] }
    /<flaky(Failure|Error) / { print "Flaky: " test " failed, and passed when it was run again. Fix the test or the code." }'
}

run_tests() {
  local log=$state/test.log began=${EPOCHREALTIME/,/.} now
  require_maven
  mkdir -p "$state"
  : >"$log"
  now=$(fingerprint)
  # Three modules in parallel: end-to-end tests mostly wait.
  if mvn -B -T3 -f "$home/pom.xml" verify "$@" 2>&1 | follow_tests "$log"; then
    echo "$(count_passed "$log") tests passed. Full output: $log"
    # A test of all modules has built all modules: the next command does not build again.
    if [[ " $* " != *" -pl "* && " $* " != *" -rf "* ]] && is_built; then printf '%s\n' "$now" >"$state/built"; fi
    report_skipped "$began"
    report_flaky "$began"
  else
    stop 1 "The tests failed. Full output: $log"
  fi
}

# run_fault_tests [--runs N] [--seed N]
run_fault_tests() {
  local runs=1000 seed=1 log=$state/faults.log
  while [ $# -gt 0 ]; do
    case $1 in
      --runs) runs=${2:-} ;;
      --seed) seed=${2:-} ;;
      *) misuse "Unknown option of test --faults: $1" test ;;
    esac
    [[ ${2:-} =~ ^[0-9]{1,15}$ ]] || misuse "$1 needs a number." test
    shift 2
  done
  require_maven
  mkdir -p "$state"
  : >"$log"
  if mvn -B -T1C -f "$home/pom.xml" package -pl shared/tests/faults,shared/tests/commands,shared/tests/e2e -am \
    -Dtest='dev.cadenza.faults.**,KilledJobsTest,CutSocketsTest,RepeatedRequestsTest,FairQueuesTest,UnreliableServicesTest,CancelledStepsTest' -Dsurefire.failIfNoSpecifiedTests=false \
    -Dfaults.runs="$runs" -Dfaults.kills=20 -Dfaults.jobs=100 -Dfaults.steps=100 -Dfaults.seed="$seed" 2>&1 | follow_tests "$log"; then
    echo "No promise was broken. Full output: $log"
  else
    stop 1 "A promise was broken, or the build failed. Full output: $log"
  fi
}
