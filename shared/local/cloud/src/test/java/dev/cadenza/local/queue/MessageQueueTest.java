package dev.cadenza.local.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cadenza.local.queue.MessageQueue.DeadLetters;
import dev.cadenza.local.queue.MessageQueue.Delivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageQueueTest {
  private static final Duration LONG = Duration.ofHours(1);

  @TempDir private Path directory;

  @Test
  void shouldLetAnotherOwnersMessageWaitForOneOfManyOnly() throws Exception {
    MessageQueue queue = queue();
    for (int i = 0; i < 300; i++) {
      send(queue, "many", "job " + i);
    }
    List<String> order = new ArrayList<>();
    order.addAll(bodies(queue.receive(2, Duration.ZERO, LONG)));
    send(queue, "one", "the other's");
    order.addAll(bodies(queue.receive(1, Duration.ZERO, LONG)));
    order.addAll(bodies(queue.receive(10, Duration.ZERO, LONG)));

    assertThat(order).startsWith("job 0", "job 1", "the other's", "job 2", "job 3");
    assertThat(order.indexOf("the other's")).isLessThanOrEqualTo(3);
  }

  @Test
  void shouldServeGroupsInTurn() throws Exception {
    MessageQueue queue = queue();
    for (String group : List.of("a", "a", "a", "b", "b", "c")) {
      send(queue, group, group);
    }

    assertThat(bodies(queue.receive(10, Duration.ZERO, LONG)))
        .containsExactly("a", "b", "c", "a", "b", "a");
  }

  @Test
  void shouldForgetTheTurnsOfThoseWhoHaveNothingLeft() throws Exception {
    MessageQueue queue = queue();
    send(queue, "a", "a1");
    queue.delete(queue.receive(1, Duration.ZERO, LONG).getFirst().receipt());
    send(queue, "b", "b1");
    send(queue, "a", "a2");

    assertThat(bodies(queue.receive(10, Duration.ZERO, LONG))).containsExactly("b1", "a2");
  }

  @Test
  void shouldCountReceivesThatEndedInVainOverARestart() throws Exception {
    MessageQueue queue = queue();
    send(queue, "a", "job");
    Delivery first = queue.receive(1, Duration.ZERO, LONG).getFirst();
    assertThat(first.receives()).isEqualTo(1);
    queue.hide(first.receipt(), Duration.ZERO);
    assertThat(queue.receive(1, Duration.ZERO, LONG).getFirst().receives()).isEqualTo(2);

    // The second was under way when the process ended.
    assertThat(queue().receive(1, Duration.ZERO, LONG))
        .singleElement()
        .satisfies(
            delivery -> {
              assertThat(delivery.receives()).isEqualTo(2);
              assertThat(delivery.message().id()).isEqualTo(first.message().id());
              assertThat(delivery.message().group()).contains("a");
            });
  }

  @Test
  void shouldHoldBackWhatIsDelayedOverARestart() throws Exception {
    queue()
        .send(
            "later",
            JsonNodeFactory.instance.objectNode(),
            Optional.empty(),
            LONG,
            Optional.empty());

    assertThat(queue().receive(1, Duration.ZERO, LONG)).isEmpty();
    assertThat(queue().counts()).isEqualTo(new MessageQueue.Counts(0, 0, 1));
  }

  @Test
  void shouldMoveWhatWasReceivedTooOftenInVain() throws Exception {
    MessageQueue queue = queue();
    MessageQueue dead = new MessageQueue(MessageFiles.in(directory.resolve("dead")), false);
    queue.deadLetters(Optional.of(new DeadLetters(dead, 2)));
    send(queue, "a", "job");
    for (int i = 0; i < 2; i++) {
      Delivery delivery = queue.receive(1, Duration.ZERO, LONG).getFirst();
      queue.hide(delivery.receipt(), Duration.ZERO);
    }

    assertThat(queue.receive(1, Duration.ZERO, LONG)).isEmpty();
    assertThat(bodies(dead.receive(1, Duration.ZERO, LONG))).containsExactly("job");
    assertThat(queue().counts()).isEqualTo(new MessageQueue.Counts(0, 0, 0));
  }

  @Test
  void shouldDoNothingByAnOldReceipt() throws Exception {
    MessageQueue queue = queue();
    send(queue, "a", "job");
    String old = queue.receive(1, Duration.ZERO, Duration.ZERO).getFirst().receipt();
    String last = queue.receive(1, Duration.ZERO, LONG).getFirst().receipt();

    queue.delete(old);
    assertThatThrownBy(() -> queue.hide(old, LONG)).isInstanceOf(QueueException.class);
    assertThat(queue.counts().inFlight()).isEqualTo(1);
    queue.delete(last);
    assertThat(queue.counts().inFlight()).isZero();
  }

  @Test
  void shouldWakeThoseWhoWait() throws Exception {
    MessageQueue queue = queue();
    CompletableFuture<List<Delivery>> waiting = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                waiting.complete(queue.receive(1, LONG, LONG));
              } catch (InterruptedException e) {
                waiting.completeExceptionally(e);
              }
            });

    send(queue, "a", "job");
    assertThat(bodies(waiting.get(20, TimeUnit.SECONDS))).containsExactly("job");
    queue.close();
    assertThat(queue.receive(1, LONG, LONG)).isEmpty();
  }

  @Test
  void shouldKeepTheOrderWithinAGroupOfAFifoQueue() throws Exception {
    MessageQueue queue = new MessageQueue(MessageFiles.in(directory), true);
    for (String body : List.of("a1", "a2", "b1")) {
      send(queue, body.substring(0, 1), body);
    }
    Delivery first = queue.receive(1, Duration.ZERO, LONG).getFirst();
    assertThat(first.message().body()).isEqualTo("a1");

    assertThat(bodies(queue.receive(10, Duration.ZERO, LONG))).containsExactly("b1");
    queue.delete(first.receipt());
    assertThat(bodies(queue.receive(10, Duration.ZERO, LONG))).containsExactly("a2");
  }

  @Test
  void shouldLeaveAloneWhatIsNoMessage() throws Exception {
    send(queue(), "a", "job");
    Files.writeString(directory.resolve("0000000000000000000-broken.json"), "{\"id\":");

    assertThat(bodies(queue().receive(10, Duration.ZERO, LONG))).containsExactly("job");
  }

  private MessageQueue queue() throws IOException {
    return new MessageQueue(MessageFiles.in(directory), false);
  }

  private static void send(MessageQueue queue, String group, String body) throws QueueException {
    queue.send(
        body,
        JsonNodeFactory.instance.objectNode(),
        Optional.of(group),
        Duration.ZERO,
        Optional.empty());
  }

  private static List<String> bodies(List<Delivery> deliveries) {
    return deliveries.stream().map(delivery -> delivery.message().body()).toList();
  }
}
