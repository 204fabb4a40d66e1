package dev.cadenza.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.local.template.EventSource.Messages;
import dev.cadenza.local.template.FunctionSpec;
import dev.cadenza.local.template.QueueSpec;
import dev.cadenza.model.JobType;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** What the template says of one type of job, it says of each. */
final class JobTypesTest {
  // Read by the test's @FieldSource.
  static final List<String> SENDERS = List.of("JobsFunction", "SweeperFunction");

  @Test
  void shouldHaveAQueueAndItsDeadLettersForEachTypeAndNoOthers() {
    assertThat(Wiring.STACK.queues()).hasSize(2 * JobType.values().length);
  }

  @ParameterizedTest
  @EnumSource
  void shouldHaveAWorker(JobType type) {
    QueueSpec queue = queue(type);

    assertThat(takers(queue))
        .as("a function of template.yaml that takes %s's messages", queue.id())
        .singleElement()
        .satisfies(
            worker -> {
              assertThat(messages(worker)).allMatch(it -> it.maximumConcurrency().isPresent());
              assertThat(allows(worker, "sqs:ChangeMessageVisibility", queue)).isTrue();
              assertThat(allows(worker, "sqs:GetQueueUrl", queue)).isTrue();
              assertThat(allows(worker, "sqs:SendMessage", queue)).isTrue();
            });
  }

  @ParameterizedTest
  @EnumSource
  void shouldFailVisiblyWhatNobodyCouldProcess(JobType type) {
    QueueSpec letters = deadLetters(queue(type));

    assertThat(takers(letters))
        .as("who takes the messages of %s", letters.id())
        .extracting(FunctionSpec::id)
        .containsExactly("DeadLetterFunction");
  }

  @ParameterizedTest
  @FieldSource("SENDERS")
  void shouldBeSentByThoseWhoAcceptAndThoseWhoResume(String function) {
    for (JobType type : JobType.values()) {
      QueueSpec queue = queue(type);
      assertThat(allows(Wiring.function(function), "sqs:SendMessage", queue))
          .as("SendJobs in template.yaml allows %s", queue.id())
          .isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldBeWatched(JobType type) throws IOException {
    QueueSpec queue = queue(type);
    String worker = takers(queue).getFirst().id();

    assertThat(resource("WaitingJobsAlarm")).contains(queue.id() + ".QueueName");
    assertThat(resource("BuriedLettersAlarm")).contains(deadLetters(queue).id() + ".QueueName");
    assertThat(resource("FunctionErrorsAlarm")).contains("!Ref " + worker + " ");
    assertThat(resource("Dashboard")).contains("${" + queue.id() + ".QueueName}");
    assertThat(resource("Dashboard")).contains("${" + worker + "}");
  }

  private static QueueSpec queue(JobType type) {
    String variable = type.name() + "_QUEUE";
    String url = Wiring.function("JobsFunction").environment().get(variable);
    assertThat(url).as("%s in the Globals of template.yaml", variable).isNotNull();
    return Wiring.STACK.queues().stream()
        .filter(queue -> Wiring.STACK.ref(queue.id()).equals(url))
        .findFirst()
        .orElseThrow();
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

  private static List<FunctionSpec> takers(QueueSpec queue) {
    return Wiring.STACK.functions().stream()
        .filter(function -> messages(function).anyMatch(it -> it.queueArn().equals(queue.arn())))
        .toList();
  }

  private static Stream<Messages> messages(FunctionSpec function) {
    return function.events().stream().filter(Messages.class::isInstance).map(Messages.class::cast);
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
