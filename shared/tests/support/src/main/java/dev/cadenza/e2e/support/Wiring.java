package dev.cadenza.e2e.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.local.template.EventSource.Messages;
import dev.cadenza.local.template.FunctionSpec;
import dev.cadenza.local.template.Stack;
import dev.cadenza.local.template.spec.Addresses;
import dev.cadenza.local.template.spec.QueueSpec;
import dev.cadenza.model.JobType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The template, read and not run. */
public final class Wiring {
  public static final Path HOME = Path.of(System.getProperty("cadenza.home"));
  public static final Path FILE = HOME.resolve("template.yaml");
  public static final Stack STACK =
      Stack.read(FILE, HOME, Map.of(), new Addresses(8000, 8001, 8002, 8003, 8004));

  private Wiring() {}

  public static FunctionSpec function(String id) {
    return STACK.functions().stream()
        .filter(function -> function.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  public static String handlerClass(FunctionSpec function) {
    return function.handler().split("::")[0];
  }

  public static Stream<Messages> messages(FunctionSpec function) {
    return function.events().stream().filter(Messages.class::isInstance).map(Messages.class::cast);
  }

  /** The queue that jobs of a type are sent to. */
  public static QueueSpec queue(JobType type) {
    String variable = type.name() + "_QUEUE";
    String url = function("JobsFunction").environment().get(variable);
    assertThat(url).as("%s in the Globals of template.yaml", variable).isNotNull();
    return STACK.queues().stream()
        .filter(queue -> STACK.ref(queue.id()).equals(url))
        .findFirst()
        .orElseThrow();
  }

  public static List<FunctionSpec> takers(QueueSpec queue) {
    return STACK.functions().stream()
        .filter(function -> messages(function).anyMatch(it -> it.queueArn().equals(queue.arn())))
        .toList();
  }

  /** The function that runs jobs of a type. */
  public static FunctionSpec worker(JobType type) {
    QueueSpec queue = queue(type);
    List<FunctionSpec> takers = takers(queue);
    assertThat(takers).as("those in template.yaml who take what is in %s", queue.id()).hasSize(1);
    return takers.getFirst();
  }
}
