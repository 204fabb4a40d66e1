package dev.cadenza.local.trigger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cadenza.local.function.Functions;
import dev.cadenza.local.function.Outcome;
import dev.cadenza.local.template.EventSource;
import dev.cadenza.local.template.FunctionSpec;
import dev.cadenza.local.template.spec.Names;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs the schedules of the template. */
public final class Timers implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Functions functions;
  private final Clock clock;
  private final Map<String, EventSource.Timer> byFunction = new HashMap<>();
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("timers").factory());

  public Timers(List<FunctionSpec> specs, Functions functions, Clock clock) {
    this.functions = functions;
    this.clock = clock;
    for (FunctionSpec spec : specs) {
      for (EventSource event : spec.events()) {
        if (event instanceof EventSource.Timer timer) {
          byFunction.put(spec.id(), timer);
          plan(spec.id(), timer, Schedule.parse(timer.expression()));
        }
      }
    }
  }

  /** Runs a function's schedule immediately, and waits for its end. */
  public Outcome run(String function) throws InterruptedException {
    EventSource.Timer timer = byFunction.get(function);
    if (timer == null) {
      throw new IllegalArgumentException(function + " has no schedule");
    }
    return functions.invoke(function, event(timer, clock.instant()));
  }

  private void plan(String function, EventSource.Timer timer, Schedule schedule) {
    Instant now = clock.instant();
    Instant next = schedule.next(now);
    if (next.equals(Instant.MAX)) {
      return;
    }
    long delay = Math.max(1, Duration.between(now, next).toMillis());
    try {
      var _ =
          executor.schedule(() -> fire(function, timer, schedule), delay, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      return;
    }
  }

  private void fire(String function, EventSource.Timer timer, Schedule schedule) {
    String event = event(timer, clock.instant());
    Thread.ofVirtual()
        .name(timer.name())
        .start(
            () -> {
              try {
                functions.invoke(function, event);
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              }
            });
    plan(function, timer, schedule);
  }

  private static String event(EventSource.Timer timer, Instant time) {
    ObjectNode event = JSON.createObjectNode();
    event.put("version", "0");
    event.put("id", UUID.randomUUID().toString());
    event.put("detail-type", "Scheduled Event");
    event.put("source", "aws.events");
    event.put("account", Names.ACCOUNT);
    event.put("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
    event.put("region", Names.REGION);
    event.putArray("resources").add(Names.ruleArn(timer.name()));
    event.putObject("detail");
    return event.toString();
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
