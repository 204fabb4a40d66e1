package dev.cadenza.e2e.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cadenza.client.model.Job;
import dev.cadenza.e2e.support.Platform.Person;
import dev.cadenza.platform.SampleUser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How many calls of AWS a short job makes: each takes a millisecond or more, and costs. */
final class JobCallsTest {
  private static final List<String> FUNCTIONS =
      List.of("AuthorizerFunction", "JobsFunction", "TextToSpeechFunction");

  /** What it makes today; a change that needs more has to say why. */
  private static final int MAX_CALLS = 30;

  @Test
  void shouldMakeFewCallsForAShortJob() {
    try (Person editor = Person.of(SampleUser.EDITOR)) {
      // The first ones read settings and keys that are kept.
      CallLog.begin();
      editor.result(spoken(editor));
      settled();
      CallLog.begin();

      editor.result(spoken(editor));
      settled();

      List<CallLog.Call> calls = CallLog.of(FUNCTIONS);
      calls.forEach(System.out::println);
      System.out.println(calls.size() + " calls for a job of one sentence");
      assertThat(calls).contains(new CallLog.Call("JobsFunction", "Sqs SendMessage"));
      assertThat(calls).hasSizeLessThanOrEqualTo(MAX_CALLS);
    }
  }

  private static Job spoken(Person editor) {
    return editor.finished(editor.speak(Map.of("text", "Hello, this is a short sentence.")));
  }

  /** The client's own questions after the job, and the last push, are over. */
  private static void settled() {
    int[] before = {-1};
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              int now = CallLog.of(FUNCTIONS).size();
              boolean same = now == before[0];
              before[0] = now;
              return same;
            });
  }
}
