package dev.cadenza.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.client.model.Job;
import dev.cadenza.model.JobStatus;
import dev.cadenza.model.JobType;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobProgressTest {
  private static final Pattern PERCENT = Pattern.compile("(\\d+) ?%");

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldNeverFall(boolean interactive) {
    try (JobProgress progress = JobProgress.on(terminal(interactive), "speech")) {
      for (int percent : new int[] {0, 30, 60, 20, 80, 10, 100}) {
        progress.show(job(percent));
      }
    }
    assertThat(percentages()).isSorted().endsWith(100);
  }

  @Test
  void shouldWriteALinePerQuarterWhereNothingCanBeWrittenOver() {
    try (JobProgress progress = JobProgress.on(terminal(false), "speech")) {
      for (int percent = 0; percent <= 100; percent++) {
        progress.show(job(percent));
      }
    }
    assertThat(written.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "speech   0 % speaking",
            "speech  25 % speaking",
            "speech  50 % speaking",
            "speech  75 % speaking",
            "speech 100 % speaking");
  }

  private Terminal terminal(boolean interactive) {
    return new Terminal(new PrintStream(written, true, StandardCharsets.UTF_8), interactive, 100);
  }

  private List<Integer> percentages() {
    return PERCENT
        .matcher(written.toString(StandardCharsets.UTF_8))
        .results()
        .map(MatchResult::group)
        .map(percent -> Integer.valueOf(percent.replaceAll("\\D", "")))
        .toList();
  }

  private static Job job(int progress) {
    return new Job(
        "J1",
        "P1",
        JobType.TTS,
        JobStatus.RUNNING,
        progress,
        Optional.empty(),
        Map.of(),
        "U1",
        Instant.EPOCH,
        Instant.EPOCH,
        Optional.of("speaking"),
        Optional.empty(),
        1,
        progress + 1,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
