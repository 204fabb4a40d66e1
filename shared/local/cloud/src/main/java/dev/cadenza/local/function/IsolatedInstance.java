package dev.cadenza.local.function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A function in a separate JVM, with AWS's runtime interface client. */
final class IsolatedInstance implements Instance {

  private static final Logger LOG = LoggerFactory.getLogger(IsolatedInstance.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Lambda limits the start of a function to ten seconds; a busy machine is slower. */
  private static final long START_SECONDS = 60;

  private static final Outcome EXITED =
      new Outcome.Failure("Runtime.ExitError", "the child JVM ended");

  private final LambdaFunction function;
  private final RuntimeApi api;
  private final String root;
  private final ChildJvm child;
  private final Process process;
  private final SynchronousQueue<Invocation> offer = new SynchronousQueue<>();
  private final CompletableFuture<Outcome> ready = new CompletableFuture<>();
  private volatile boolean closed;
  private volatile Running running = new Running("", new CompletableFuture<>());

  /** The child's current invocation. */
  private record Running(String requestId, CompletableFuture<Outcome> outcome) {}

  private IsolatedInstance(LambdaFunction function, RuntimeApi api, String root, ChildJvm child) {
    this.function = function;
    this.api = api;
    this.root = root;
    this.child = child;
    this.process = child.guarded().process();
  }

  static IsolatedInstance start(LambdaFunction function, RuntimeApi api, String address) {
    String root = api.newRoot();
    IsolatedInstance instance =
        new IsolatedInstance(function, api, root, ChildJvm.start(function, address + root));
    api.add(root, instance);
    var _ = instance.process.onExit().thenRun(instance::exited);
    return instance;
  }

  @Override
  public void warmUp() throws InterruptedException {
    await(ready, START_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public Optional<Outcome> invoke(Invocation invocation) throws InterruptedException {
    Running work = new Running(invocation.requestId(), new CompletableFuture<>());
    running = work;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!offer.offer(invocation, 50, TimeUnit.MILLISECONDS)) {
      if (!process.isAlive()) {
        return failedStart();
      }
      if (System.nanoTime() > end) {
        close();
        return Optional.of(
            new Outcome.Failure("Runtime.StartTimedOut", "the child JVM did not start in time"));
      }
    }
    return Optional.of(
        await(work.outcome(), function.spec().timeout().toMillis(), TimeUnit.MILLISECONDS));
  }

  /**
   * Why the child has ended: its initialization error, or its exit. Empty if it had started: the
   * runtime ends after an error such as {@link OutOfMemoryError}, which it reports before.
   */
  private Optional<Outcome> failedStart() {
    return Optional.of(ready.getNow(EXITED)).filter(Outcome.Failure.class::isInstance);
  }

  private Outcome await(CompletableFuture<Outcome> outcome, long time, TimeUnit unit)
      throws InterruptedException {
    try {
      return outcome.get(time, unit);
    } catch (TimeoutException late) {
      close();
      String message =
          String.format(
              Locale.ROOT, "Task timed out after %.2f seconds", unit.toMillis(time) / 1000.0);
      LOG.warn("{}: {}", function.spec().id(), message);
      return new Outcome.Failure("Sandbox.Timedout", message);
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The child requests an invocation. */
  Optional<RuntimeApi.Answer> next() throws InterruptedException {
    ready.complete(new Outcome.Answer(""));
    Invocation invocation = offer.poll(1, TimeUnit.SECONDS);
    while (invocation == null) {
      if (!process.isAlive()) {
        return Optional.empty();
      }
      invocation = offer.poll(1, TimeUnit.SECONDS);
    }
    return Optional.of(
        new RuntimeApi.Answer(
            200,
            Map.of(
                "lambda-runtime-aws-request-id", invocation.requestId(),
                "lambda-runtime-deadline-ms", String.valueOf(deadline()),
                "lambda-runtime-invoked-function-arn", function.spec().arn()),
            invocation.payload()));
  }

  /** The function's time starts with the event, not with the start of its JVM. */
  private long deadline() {
    return System.currentTimeMillis() + function.spec().timeout().toMillis();
  }

  /** The child reports the end of an invocation. */
  void end(String requestId, Outcome outcome) {
    Running work = running;
    if (work.requestId().equals(requestId)) {
      work.outcome().complete(outcome);
    }
  }

  /** The child reports an exception of an invocation or, without one, of its initialization. */
  void error(String requestId, String body) {
    Outcome failure = failure(body);
    LOG.warn("{} failed: {}", function.spec().id(), body);
    if (requestId.equals("init")) {
      ready.complete(failure);
    } else {
      end(requestId, failure);
    }
  }

  private static Outcome failure(String body) {
    try {
      JsonNode error = JSON.readTree(body);
      return new Outcome.Failure(
          error.path("errorType").asText(), error.path("errorMessage").asText());
    } catch (JsonProcessingException unreadable) {
      return new Outcome.Failure("Runtime.Unknown", body);
    }
  }

  private void exited() {
    ready.complete(EXITED);
    running.outcome().complete(EXITED);
  }

  @Override
  public boolean usable() {
    return !closed && process.isAlive();
  }

  @Override
  public void close() {
    closed = true;
    api.remove(root);
    child.close();
  }
}
