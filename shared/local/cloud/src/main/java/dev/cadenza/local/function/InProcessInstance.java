package dev.cadenza.local.function;

import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * A handler in this JVM, on its own thread: as on Lambda, thread-local values persist between
 * invocations. A platform thread, because handlers compute, and would occupy the few carriers of
 * the gateway's virtual threads.
 */
final class InProcessInstance implements Instance {

  private static final Logger LOG = LoggerFactory.getLogger(InProcessInstance.class);

  private final LambdaFunction function;
  private final EnvironmentBinding binding;
  private final ExecutorService thread;
  private HandlerCall handler;
  private volatile boolean usable = true;

  InProcessInstance(LambdaFunction function, EnvironmentBinding binding) {
    this.function = function;
    this.binding = binding;
    this.thread =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name(function.spec().id()).factory());
  }

  @Override
  public void warmUp() throws InterruptedException {
    run(this::handler, Long.MAX_VALUE);
  }

  @Override
  public Optional<Outcome> invoke(Invocation invocation) throws InterruptedException {
    return Optional.of(
        run(
            () ->
                handler()
                    .call(
                        invocation.payload().getBytes(StandardCharsets.UTF_8),
                        new InvocationContext(function.spec(), invocation)),
            function.spec().timeout().toMillis()));
  }

  private HandlerCall handler() throws ReflectiveOperationException {
    if (handler == null) {
      try {
        handler = HandlerCall.load(function.spec().handler());
      } catch (ReflectiveOperationException | RuntimeException | Error failure) {
        usable = false;
        throw failure;
      }
    }
    return handler;
  }

  private Outcome run(Callable<Object> body, long millis) throws InterruptedException {
    Future<Object> result = thread.submit(() -> binding.call(function.environment(), body));
    try {
      Object answer = result.get(millis, TimeUnit.MILLISECONDS);
      return new Outcome.Answer(
          answer instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : "");
    } catch (TimeoutException late) {
      usable = false;
      result.cancel(true);
      String message =
          String.format(Locale.ROOT, "Task timed out after %.2f seconds", millis / 1000.0);
      LOG.warn("{}: {}", function.spec().id(), message);
      return new Outcome.Failure("Sandbox.Timedout", message);
    } catch (ExecutionException thrown) {
      return failure(thrown.getCause());
    } catch (InterruptedException stopped) {
      usable = false;
      result.cancel(true);
      throw stopped;
    }
  }

  private Outcome failure(Throwable thrown) {
    Throwable cause = thrown instanceof InvocationTargetException ? thrown.getCause() : thrown;
    LOG.atLevel(isExpected(cause) ? Level.DEBUG : Level.WARN)
        .setCause(cause)
        .log("{} failed", function.spec().id());
    return new Outcome.Failure(cause.getClass().getName(), String.valueOf(cause.getMessage()));
  }

  /** A closed instance is interrupted; an authorizer rejects by an exception. */
  private boolean isExpected(Throwable cause) {
    return thread.isShutdown() || "Unauthorized".equals(cause.getMessage());
  }

  @Override
  public boolean usable() {
    return usable;
  }

  @Override
  public void close() {
    usable = false;
    thread.shutdownNow();
  }
}
