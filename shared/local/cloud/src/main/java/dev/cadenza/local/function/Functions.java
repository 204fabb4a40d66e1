package dev.cadenza.local.function;

import dev.cadenza.local.template.FunctionSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The functions of a template. Instances are started on first use. */
public final class Functions implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Functions.class);

  /** The maximum number of concurrent invocations of one function; more wait. */
  private static final int CONCURRENCY = 8;

  private final Map<String, LambdaFunction> functions = new HashMap<>();
  private final Map<String, InstancePool> pools = new HashMap<>();
  private final Semaphore inFlight = new Semaphore(Integer.MAX_VALUE);
  private final ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor();

  private Functions(
      List<FunctionSpec> specs,
      Function<FunctionSpec, Map<String, String>> environment,
      Function<LambdaFunction, Instance> starter) {
    for (FunctionSpec spec : specs) {
      LambdaFunction function = new LambdaFunction(spec, environment.apply(spec));
      InstancePool pool = new InstancePool(CONCURRENCY, () -> starter.apply(function));
      // The template refers to a function by its id, its triggers by its ARN.
      for (String name : List.of(spec.id(), spec.arn())) {
        functions.put(name, function);
        pools.put(name, pool);
      }
    }
  }

  /** Functions whose handlers are on this JVM's class path and run in it. */
  public static Functions inProcess(
      List<FunctionSpec> specs,
      Function<FunctionSpec, Map<String, String>> environment,
      EnvironmentBinding binding) {
    return new Functions(specs, environment, function -> new InProcessInstance(function, binding));
  }

  /**
   * Functions whose instances are separate JVMs.
   *
   * @param api the runtime API of the children
   * @param address host and port of the API
   */
  public static Functions isolated(
      List<FunctionSpec> specs,
      Function<FunctionSpec, Map<String, String>> environment,
      RuntimeApi api,
      String address) {
    return new Functions(
        specs, environment, function -> IsolatedInstance.start(function, api, address));
  }

  /** All variables of the function. */
  public Map<String, String> environmentOf(String function) {
    return find(functions, function).environment();
  }

  /**
   * Invokes a function and waits for its end, limited by its timeout.
   *
   * @param function its logical id or its ARN
   * @param payload the event, JSON
   */
  public Outcome invoke(String function, String payload) throws InterruptedException {
    InstancePool pool = find(pools, function);
    LambdaFunction lambda = find(functions, function);
    inFlight.acquire();
    try {
      return pool.invoke(Invocation.of(payload, lambda));
    } catch (RuntimeException failure) {
      LOG.warn("{} could not be invoked", function, failure);
      return new Outcome.Failure(
          failure.getClass().getName(), String.valueOf(failure.getMessage()));
    } finally {
      inFlight.release();
    }
  }

  /** Invokes a function, and stops waiting after a time, but not the function. */
  public Optional<Outcome> invoke(String function, String payload, Duration patience)
      throws InterruptedException {
    Callable<Outcome> call = () -> invoke(function, payload);
    Future<Outcome> outcome = waiting.submit(call);
    try {
      return Optional.of(outcome.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException late) {
      return Optional.empty();
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure.getCause());
    }
  }

  /** Starts an instance of each of the functions, one after the other. */
  public void warmUp(List<String> names) throws InterruptedException {
    for (String name : names) {
      find(pools, name).warmUp();
    }
  }

  /** Waits until no invocation is running. */
  public void drain(Duration patience) throws InterruptedException {
    if (inFlight.tryAcquire(Integer.MAX_VALUE, patience.toMillis(), TimeUnit.MILLISECONDS)) {
      inFlight.release(Integer.MAX_VALUE);
    } else {
      LOG.info(
          "{} invocations did not end in time", Integer.MAX_VALUE - inFlight.availablePermits());
    }
  }

  private static <T> T find(Map<String, T> all, String function) {
    T found = all.get(function);
    if (found == null) {
      throw new IllegalArgumentException("the template has no function " + function);
    }
    return found;
  }

  /** Ends all instances, even during invocations. */
  @Override
  public void close() {
    pools.values().forEach(InstancePool::close);
    waiting.shutdownNow();
  }
}
