package dev.cadenza.local.emulator;

import dev.cadenza.local.queue.QueueService;
import dev.cadenza.local.signed.Answer;
import dev.cadenza.local.signed.Call;
import dev.cadenza.local.signed.Service;
import dev.cadenza.local.signed.Signatures;
import dev.cadenza.local.signed.SignedServer;
import dev.cadenza.local.template.spec.Names;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The queues, for signed requests. */
public final class SqsEmulator implements AutoCloseable {
  private static final String JSON = "application/x-amz-json-1.0";

  private final QueueService service;
  private final SignedServer front;

  private SqsEmulator(QueueService service, SignedServer front) {
    this.service = service;
    this.front = front;
  }

  /**
   * Starts it. Messages that were in flight at the last end can be received immediately.
   *
   * @param directory for the messages, created if missing
   * @param url of the service, with the port
   */
  public static SqsEmulator start(Path directory, URI url, Signatures signatures) {
    QueueService service =
        new QueueService(directory, url.resolve("/" + Names.ACCOUNT), Names::queueArn);
    try {
      SignedServer front =
          SignedServer.start(url.getPort(), "sqs", signatures, call -> answer(service, call));
      return new SqsEmulator(service, front);
    } catch (Exception failure) {
      throw new EmulatorException("the queues did not start: " + failure.getMessage(), failure);
    }
  }

  /** For callers in this JVM. */
  public Service service() {
    return front.service();
  }

  private static Answer answer(QueueService service, Call call) throws InterruptedException {
    QueueService.Answer answer = service.answer(call.target(), call.bytes());
    return Answer.of(answer.status(), JSON, StandardCharsets.UTF_8.encode(answer.body()));
  }

  @Override
  public void close() {
    // Waiting receives return no messages, and no connection is aborted.
    service.close();
    front.close();
  }
}
