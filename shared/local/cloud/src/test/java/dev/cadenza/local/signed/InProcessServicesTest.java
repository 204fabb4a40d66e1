package dev.cadenza.local.signed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.local.emulator.Clients;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;

final class InProcessServicesTest {
  private static final int PORT = 1;
  private static final URI ENDPOINT = URI.create("http://127.0.0.1:" + PORT);
  private static final String JSON = "application/x-amz-json-1.0";

  private final InProcessServices services = new InProcessServices();
  private SqsClient sqs;

  private SqsClient client() {
    services.declare(PORT);
    sqs = Clients.inProcess(SqsClient.builder(), ENDPOINT, services);
    return sqs;
  }

  @AfterEach
  void close() {
    if (sqs != null) {
      sqs.close();
    }
  }

  private static Answer json(int status, String body) {
    return Answer.of(status, JSON, StandardCharsets.UTF_8.encode(body));
  }

  @Test
  void shouldCarryARequestAndItsAnswer() {
    AtomicReference<Call> seen = new AtomicReference<>();
    services.add(
        PORT,
        call -> {
          seen.set(call);
          return json(200, "{\"QueueUrl\":\"http://queue\"}");
        });

    String url = client().getQueueUrl(request -> request.queueName("Work")).queueUrl();

    assertThat(url).isEqualTo("http://queue");
    assertThat(seen.get().method()).isEqualTo("POST");
    assertThat(seen.get().target()).isEqualTo("AmazonSQS.GetQueueUrl");
    assertThat(new String(seen.get().bytes(), StandardCharsets.UTF_8))
        .isEqualTo("{\"QueueName\":\"Work\"}");
  }

  @Test
  void shouldGiveErrorsTheirType() {
    services.add(
        PORT,
        _ -> json(400, "{\"__type\":\"com.amazonaws.sqs#QueueDoesNotExist\",\"message\":\"No.\"}"));

    assertThatThrownBy(() -> client().getQueueUrl(request -> request.queueName("Work")))
        .isInstanceOfSatisfying(
            SqsException.class,
            failure ->
                assertThat(failure.awsErrorDetails().errorCode()).isEqualTo("QueueDoesNotExist"));
  }

  @Test
  void shouldRefuseWhileNothingAnswers() {
    services.add(PORT, _ -> json(200, "{}"));
    services.remove(PORT);

    assertThatThrownBy(() -> client().listQueues())
        .isInstanceOf(SdkClientException.class)
        .hasStackTraceContaining("No service at port " + PORT);
  }

  @Test
  void shouldKnowDeclaredEndpointsAlone() {
    services.declare(PORT);

    assertThat(services.clientFor(ENDPOINT)).isPresent();
    assertThat(services.clientFor(URI.create("http://127.0.0.1:2"))).isEmpty();
    assertThat(services.clientFor(URI.create("https://sqs.eu-west-1.amazonaws.com"))).isEmpty();
  }

  @Test
  void shouldLetAServiceAnswerOnTheThreadOfTheCaller() {
    AtomicReference<Thread> answering = new AtomicReference<>();
    services.addHere(
        PORT,
        _ -> {
          answering.set(Thread.currentThread());
          return json(200, "{}");
        });

    client().listQueues();

    assertThat(answering.get()).isSameAs(Thread.currentThread());
  }

  @Test
  void shouldPassOnThatAServiceFailedOnTheThreadOfTheCaller() {
    services.addHere(
        PORT,
        _ -> {
          throw new IllegalStateException("The disk is full.");
        });

    assertThatThrownBy(() -> client().listQueues())
        .isInstanceOf(SdkClientException.class)
        .hasStackTraceContaining("The disk is full.");
  }

  /** An interrupt that reached a service would close its files for everybody. */
  @Test
  void shouldNotInterruptTheServiceWhenACallerGivesUp() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CompletableFuture<Boolean> undisturbed = new CompletableFuture<>();
    services.add(
        PORT,
        _ -> {
          begun.countDown();
          try {
            undisturbed.complete(goOn.await(30, TimeUnit.SECONDS));
          } catch (InterruptedException disturbed) {
            undisturbed.complete(false);
          }
          return new Answer(200, Map.of(), ByteBuffer.allocate(0));
        });
    SqsClient client = client();
    CompletableFuture<Throwable> outcome = new CompletableFuture<>();
    Thread caller =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    client.listQueues();
                    outcome.complete(null);
                  } catch (RuntimeException failure) {
                    outcome.complete(failure);
                  }
                });
    assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();

    caller.interrupt();

    assertThat(outcome.get(30, TimeUnit.SECONDS)).isInstanceOf(SdkClientException.class);
    goOn.countDown();
    assertThat(undisturbed.get(30, TimeUnit.SECONDS)).isTrue();
  }
}
