package dev.cadenza.e2e.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.e2e.support.Wiring;
import dev.cadenza.local.template.FunctionSpec;
import dev.cadenza.local.template.spec.QueueSpec;
import dev.cadenza.model.JobType;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** What the template says of one type of job, it says of each. */
final class JobTypesTest {
  // Read by the test's @FieldSource.
  static final List<String> SENDERS = List.of("JobsFunction", "SweeperFunction");

  @Test
  void shouldHaveAQueueAndItsDeadLettersForEachTypeAndOneQueueOfLinks() {
    assertThat(Wiring.STACK.queues()).hasSize(2 * JobType.values().length + 1);
  }

  @ParameterizedTest
  @EnumSource
  void shouldHaveAWorker(JobType type) {
    QueueSpec queue = Wiring.queue(type);

    FunctionSpec worker = Wiring.worker(type);

    assertThat(Wiring.messages(worker)).allMatch(it -> it.maximumConcurrency().isPresent());
    for (String action : List.of("ChangeMessageVisibility", "GetQueueUrl", "SendMessage")) {
      assertThat(allows(worker, "sqs:" + action, queue))
          .as("%s may do sqs:%s with %s", worker.id(), action, queue.id())
          .isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldFailVisiblyWhatNobodyCouldProcess(JobType type) {
    QueueSpec letters = deadLetters(Wiring.queue(type));

    assertThat(Wiring.takers(letters))
        .as("who in template.yaml takes the messages of %s", letters.id())
        .extracting(FunctionSpec::id)
        .containsExactly("DeadLetterFunction");
  }

  @ParameterizedTest
  @FieldSource("SENDERS")
  void shouldBeSentByThoseWhoAcceptAndThoseWhoResume(String function) {
    for (JobType type : JobType.values()) {
      QueueSpec queue = Wiring.queue(type);
      assertThat(allows(Wiring.function(function), "sqs:SendMessage", queue))
          .as("%s may send to %s; see SendJobs in template.yaml", function, queue.id())
          .isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldBeWatched(JobType type) throws IOException {
    QueueSpec queue = Wiring.queue(type);
    String worker = Wiring.worker(type).id();

    assertNamed("WaitingJobsAlarm", queue.id() + ".QueueName");
    assertNamed("DeadLetterBacklogAlarm", deadLetters(queue).id() + ".QueueName");
    assertNamed("FunctionErrorsAlarm", "!Ref " + worker + " ");
    assertNamed("Dashboard", "${" + queue.id() + ".QueueName}");
    assertNamed("Dashboard", "${" + worker + "}");
  }

  private static void assertNamed(String resource, String name) throws IOException {
    assertThat(resource(resource).contains(name))
        .as("%s in template.yaml names %s", resource, name)
        .isTrue();
  }

  private static QueueSpec deadLetters(QueueSpec queue) {
    String redrive = queue.attributes().getOrDefault("RedrivePolicy", "");
    Optional<QueueSpec> letters =
        Wiring.STACK.queues().stream()
            .filter(it -> redrive.contains('"' + it.arn() + '"'))
            .findFirst();
    assertThat(letters).as("the dead-letter queue of %s", queue.id()).isPresent();
    return letters.get();
  }

  private static boolean allows(FunctionSpec function, String action, QueueSpec queue) {
    return function.policies().stream().anyMatch(it -> it.allows(action, queue.arn()));
  }

  /** Its lines, as they stand: what is not run here is not read, either. */
  private static String resource(String id) throws IOException {
    String template = Files.readString(Wiring.FILE);
    String start = "\n  " + id + ":\n";
    assertThat(template).contains(start);
    int from = template.indexOf(start) + 1;
    return template.substring(from, template.indexOf("\n\n", from));
  }
}
