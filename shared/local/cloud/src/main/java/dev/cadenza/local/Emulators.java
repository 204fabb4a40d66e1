package dev.cadenza.local;

import dev.cadenza.local.emulator.DynamoDbEmulator;
import dev.cadenza.local.emulator.Queues;
import dev.cadenza.local.emulator.S3Emulator;
import dev.cadenza.local.emulator.SqsEmulator;
import dev.cadenza.local.emulator.Tables;
import dev.cadenza.local.signed.InProcessServices;
import dev.cadenza.local.signed.Signatures;
import dev.cadenza.local.template.Stack;
import dev.cadenza.local.template.spec.Addresses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The emulators that the template requires, started and stopped in parallel. */
final class Emulators implements AutoCloseable {

  private final Path data;
  private final Stack stack;
  private final Addresses addresses;
  private final SqsClient sqs;
  private final AwsBasicCredentials credentials;
  private final Signatures signatures;
  private final InProcessServices inProcess;
  private final List<CompletableFuture<AutoCloseable>> parts = new ArrayList<>();
  private final ExecutorService executor =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("emulator ", 0).factory());

  Emulators(
      LocalCloudConfig config,
      Stack stack,
      Addresses addresses,
      SqsClient sqs,
      AwsBasicCredentials credentials) {
    this.data = config.dataDirectory();
    this.stack = stack;
    this.addresses = addresses;
    this.sqs = sqs;
    this.credentials = credentials;
    this.signatures = new Signatures(credentials);
    this.inProcess = config.inProcess();
  }

  /** Starts the emulators for the template's resources. */
  void begin() {
    if (!stack.tables().isEmpty()) {
      begin(this::dynamoDb);
    }
    if (!stack.queues().isEmpty()) {
      begin(this::sqs);
    }
    if (!stack.buckets().isEmpty()) {
      begin(this::s3);
    }
  }

  private void begin(Supplier<AutoCloseable> starter) {
    parts.add(CompletableFuture.supplyAsync(starter, executor));
  }

  private AutoCloseable dynamoDb() {
    DynamoDbEmulator emulator =
        DynamoDbEmulator.start(data.resolve("dynamodb"), addresses.dynamoDb(), signatures);
    // It writes through a queue that waits out interrupts, and keeps its tables outside of the JVM.
    inProcess.addHere(addresses.dynamoDb(), emulator.service());
    return ready(
        emulator,
        () ->
            Tables.create(
                stack.tables(), addresses.dynamoDbUrl(), credentials, data.resolve("dynamodb")));
  }

  private AutoCloseable sqs() {
    SqsEmulator emulator = SqsEmulator.start(data.resolve("sqs"), addresses.sqsUrl(), signatures);
    inProcess.add(addresses.sqs(), emulator.service());
    return ready(emulator, () -> Queues.create(stack.queues(), sqs));
  }

  private AutoCloseable s3() {
    S3Emulator emulator =
        S3Emulator.start(data.resolve("s3"), stack.buckets(), addresses.s3Url(), credentials);
    inProcess.addS3(addresses.s3(), emulator::client);
    return emulator;
  }

  /** Stops an emulator that started if creating its resources fails. */
  private static AutoCloseable ready(AutoCloseable emulator, Runnable provision) {
    try {
      provision.run();
      return emulator;
    } catch (RuntimeException failure) {
      stop(emulator);
      throw failure;
    }
  }

  /** Waits until all are ready. */
  void await() {
    try {
      CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
    }
  }

  @Override
  public void close() {
    inProcess.remove(addresses.dynamoDb());
    inProcess.remove(addresses.sqs());
    inProcess.removeS3(addresses.s3());
    List<CompletableFuture<Void>> stops =
        parts.stream()
            .map(
                part ->
                    part.handleAsync(
                        (emulator, failure) -> {
                          if (failure == null) {
                            stop(emulator);
                          }
                          return (Void) null;
                        },
                        executor))
            .toList();
    CompletableFuture.allOf(stops.toArray(CompletableFuture[]::new)).join();
    executor.shutdown();
  }

  private static void stop(AutoCloseable emulator) {
    try {
      emulator.close();
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }
}
