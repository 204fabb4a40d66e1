package dev.cadenza.local;

import dev.cadenza.local.emulator.Clients;
import dev.cadenza.local.emulator.KmsService;
import dev.cadenza.local.emulator.SigningKeys;
import dev.cadenza.local.function.Functions;
import dev.cadenza.local.function.LambdaVariables;
import dev.cadenza.local.function.RuntimeApi;
import dev.cadenza.local.gateway.Gateway;
import dev.cadenza.local.iam.Policies;
import dev.cadenza.local.iam.PolicyGuard;
import dev.cadenza.local.signed.Credentials;
import dev.cadenza.local.signed.InProcessServices;
import dev.cadenza.local.signed.Signatures;
import dev.cadenza.local.template.EventSource;
import dev.cadenza.local.template.FunctionSpec;
import dev.cadenza.local.template.Stack;
import dev.cadenza.local.template.intrinsic.TemplateException;
import dev.cadenza.local.template.spec.Addresses;
import dev.cadenza.local.template.spec.QueueSpec;
import dev.cadenza.local.trigger.EventBus;
import dev.cadenza.local.trigger.QueuePoller;
import dev.cadenza.local.trigger.Timers;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The running parts of a local cloud, and the order of starting and stopping. */
final class Running implements AutoCloseable {

  private static final AtomicBoolean BUSY = new AtomicBoolean();
  private static final Duration GRACE = Duration.ofSeconds(3);
  // Interrupted handlers need time for cleanup: they release their jobs and delete their files. On
  // a busy machine this takes longer; otherwise the wait is short.
  private static final Duration UNWINDING = Duration.ofSeconds(10);
  private static final Duration GOODBYE = Duration.ofSeconds(1);

  private final AwsBasicCredentials credentials;
  private final Stack stack;
  private final Policies policies;
  private final Functions functions;
  private final Timers timers;
  private final Gateway gateway;
  private final SqsClient sqs;
  private final Closing closing;

  private Running(
      AwsBasicCredentials credentials,
      Stack stack,
      Policies policies,
      Functions functions,
      Timers timers,
      Gateway gateway,
      SqsClient sqs,
      Closing closing) {
    this.credentials = credentials;
    this.stack = stack;
    this.policies = policies;
    this.functions = functions;
    this.timers = timers;
    this.gateway = gateway;
    this.sqs = sqs;
    this.closing = closing;
  }

  static Running start(LocalCloudConfig config, Stack stack, Addresses addresses) {
    if (!BUSY.compareAndSet(false, true)) {
      throw new IllegalStateException("a local cloud already runs in this JVM");
    }
    Closing closing = new Closing();
    closing.add(() -> BUSY.set(false));
    closing.add(PolicyGuard::rest);
    try {
      QuietLogs.hush();
      return start(config, stack, addresses, closing);
    } catch (RuntimeException | Error failure) {
      closing.close();
      throw failure;
    }
  }

  private static Running start(
      LocalCloudConfig config, Stack stack, Addresses addresses, Closing closing) {
    AwsBasicCredentials credentials = Credentials.open(config.dataDirectory());
    RuntimeApi runtime = new RuntimeApi();
    Policies policies = Policies.of(stack);
    PolicyGuard.enforce(policies);
    InProcessServices inProcess = config.inProcess();
    inProcess.declare(addresses.dynamoDb());
    inProcess.declare(addresses.sqs());
    inProcess.declare(addresses.control());
    Functions functions = functions(config, credentials, stack, addresses, runtime);
    SqsClient sqs =
        closing.add(Clients.inProcess(SqsClient.builder(), addresses.sqsUrl(), inProcess));
    Emulators emulators = closing.add(new Emulators(config, stack, addresses, sqs, credentials));
    emulators.begin();
    Gateway gateway =
        closing.add(gateway(config, credentials, stack, addresses, functions, runtime));
    emulators.await();
    // The order of closing: triggers first, then functions, then services.
    closing.add(() -> functions.drain(UNWINDING));
    closing.add(functions);
    closing.add(() -> functions.drain(GRACE));
    closing.add(() -> gateway.disconnectClients(GOODBYE));
    closing.add(gateway::stopAccepting);
    Timers timers = closing.add(new Timers(stack.functions(), functions, config.clock()));
    return new Running(credentials, stack, policies, functions, timers, gateway, sqs, closing);
  }

  private static Functions functions(
      LocalCloudConfig config,
      AwsBasicCredentials credentials,
      Stack stack,
      Addresses addresses,
      RuntimeApi runtime) {
    Function<FunctionSpec, Map<String, String>> environment =
        function -> LambdaVariables.of(function, addresses, credentials, config.environment());
    return config.isolated()
        ? Functions.isolated(stack.functions(), environment, runtime, addresses.runtimeApi())
        : Functions.inProcess(stack.functions(), environment, config.environmentBinding());
  }

  private static Gateway gateway(
      LocalCloudConfig config,
      AwsBasicCredentials credentials,
      Stack stack,
      Addresses addresses,
      Functions functions,
      RuntimeApi runtime) {
    SigningKeys keys = SigningKeys.open(stack.keys(), config.dataDirectory().resolve("kms"));
    try {
      return Gateway.start(
          stack,
          addresses,
          functions,
          runtime,
          new KmsService(keys),
          new Signatures(credentials),
          config.inProcess(),
          config.clock());
    } catch (IOException taken) {
      throw new IllegalStateException("port " + addresses.gateway() + " is in use", taken);
    }
  }

  private void startPollers() {
    for (FunctionSpec function : stack.functions()) {
      for (EventSource event : function.events()) {
        if (event instanceof EventSource.Messages source) {
          QueueSpec queue = queue(function, source.queueArn());
          closing.add(
              QueuePoller.start(
                  sqs,
                  functions,
                  function.id(),
                  stack.ref(queue.id()),
                  source,
                  Runtime.getRuntime().availableProcessors()));
        }
      }
    }
  }

  private QueueSpec queue(FunctionSpec function, String arn) {
    return stack.queues().stream()
        .filter(queue -> queue.arn().equals(arn))
        .findFirst()
        .orElseThrow(
            () ->
                new TemplateException(
                    function.id() + ": " + arn + " is not a queue of the template"));
  }

  /** Takes the first messages and requests. */
  void open() {
    startPollers();
    gateway.open();
  }

  AwsBasicCredentials credentials() {
    return credentials;
  }

  Policies policies() {
    return policies;
  }

  Functions functions() {
    return functions;
  }

  /** The targets of events from other services. */
  EventBus bus() {
    return new EventBus(stack.functions(), functions);
  }

  Timers timers() {
    return timers;
  }

  /** Functions of messages and schedules start on first use. */
  void warmUp() throws InterruptedException {
    List<String> serving =
        stack.functions().stream()
            .filter(
                function ->
                    function.events().stream().allMatch(EventSource.HttpRoute.class::isInstance))
            .map(FunctionSpec::id)
            .toList();
    functions.warmUp(serving);
  }

  @Override
  public void close() {
    closing.close();
  }
}
