package dev.cadenza.local.queue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages of one queue. Receives alternate between groups, as in fair queues of SQS: a message
 * waits for one message of each other group, independent of their numbers. In a FIFO queue the
 * messages of a group are ordered, and none is delivered while a previous one is in flight.
 *
 * <p>Messages in progress when the process ended are available at the next start, and that receive
 * is not counted.
 */
final class MessageQueue {
  private static final Logger LOG = LoggerFactory.getLogger(MessageQueue.class);

  private final MessageFiles files;
  private final boolean fifo;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  // When each group was last served, as a counter of all receives.
  private final Map<String, Long> turns = new HashMap<>();
  private final Map<String, Long> sentLately = new HashMap<>();
  private Optional<DeadLetters> deadLetters = Optional.empty();
  private long lastNumber;
  private long served;
  private boolean closed;

  /** The target of messages with too many failed receives. */
  record DeadLetters(MessageQueue queue, int mostReceives) {}

  /** A received message. */
  record Delivery(Message message, String receipt, int receives, long firstReceivedAt) {}

  /** The numbers of messages: available, in flight, and delayed. */
  record Counts(int visible, int inFlight, int delayed) {}

  MessageQueue(MessageFiles files, boolean fifo) {
    this.files = files;
    this.fifo = fifo;
    long now = System.currentTimeMillis();
    for (Message message : files.read()) {
      // It is no longer in progress.
      entries.put(
          message.id(), new Entry(message, message.receives() > 0 ? now : message.notBefore()));
      lastNumber = message.number();
    }
  }

  synchronized void deadLetters(Optional<DeadLetters> target) {
    deadLetters = target;
  }

  /**
   * @param deduplication of a FIFO queue: within five minutes, the same id is sent once
   * @return the message; the earlier one when it was sent before
   */
  synchronized Message send(
      String body,
      JsonNode attributes,
      Optional<String> group,
      Duration delay,
      Optional<String> deduplication)
      throws QueueException {
    long now = System.currentTimeMillis();
    Message message =
        new Message(
            UUID.randomUUID().toString(),
            lastNumber + 1,
            body,
            attributes,
            group,
            now,
            now + delay.toMillis(),
            0);
    if (deduplication.isPresent() && wasSent(deduplication.get(), now)) {
      return message;
    }
    add(message);
    deduplication.ifPresent(id -> sentLately.put(id, now));
    return message;
  }

  private boolean wasSent(String deduplication, long now) {
    sentLately.values().removeIf(at -> at < now - Duration.ofMinutes(5).toMillis());
    return sentLately.containsKey(deduplication);
  }

  private void add(Message message) throws QueueException {
    try {
      files.write(message);
    } catch (IOException e) {
      throw QueueException.noRoom(e);
    }
    lastNumber = message.number();
    entries.put(message.id(), new Entry(message, message.notBefore()));
    notifyAll();
  }

  /** Accepts a message of another queue. */
  private synchronized void accept(Message message) throws QueueException {
    add(message.movedAs(lastNumber + 1, System.currentTimeMillis()));
  }

  /**
   * Returns messages, immediately or when there are some.
   *
   * @param hidden the visibility timeout
   */
  synchronized List<Delivery> receive(int most, Duration patience, Duration hidden)
      throws InterruptedException {
    long end = System.currentTimeMillis() + patience.toMillis();
    while (true) {
      long now = System.currentTimeMillis();
      List<Delivery> taken = take(most, now, now + hidden.toMillis());
      if (!taken.isEmpty() || closed || now >= end) {
        return taken;
      }
      wait(Math.max(1, Math.min(end, nextVisible()) - now));
    }
  }

  private long nextVisible() {
    return entries.values().stream()
        .mapToLong(entry -> entry.visibleAt)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  private List<Delivery> take(int most, long now, long hiddenUntil) {
    moveDeadLetters(now);
    Set<String> blocked = fifo ? groupsInFlight(now) : Set.of();
    List<Delivery> taken = new ArrayList<>();
    Optional<Entry> next = next(blocked, now);
    while (taken.size() < most && next.isPresent()) {
      taken.add(handOut(next.get(), now, hiddenUntil));
      next = next(blocked, now);
    }
    return taken;
  }

  private void moveDeadLetters(long now) {
    if (deadLetters.isEmpty()) {
      return;
    }
    DeadLetters target = deadLetters.get();
    for (Iterator<Entry> all = entries.values().iterator(); all.hasNext(); ) {
      Entry entry = all.next();
      if (entry.isVisible(now) && entry.receives >= target.mostReceives()) {
        try {
          target.queue().accept(entry.message);
          files.delete(entry.message);
          all.remove();
        } catch (QueueException | IOException e) {
          // It is received once more, and the disk may have space then.
          LOG.warn("{} cannot be moved to the dead letters", entry.message.id(), e);
        }
      }
    }
  }

  private Set<String> groupsInFlight(long now) {
    Set<String> groups = new HashSet<>();
    entries.values().stream()
        .filter(entry -> entry.isInFlight(now))
        .forEach(entry -> groups.add(entry.group()));
    return groups;
  }

  /** The oldest message of the group that was served longest ago. */
  private Optional<Entry> next(Set<String> blocked, long now) {
    Entry best = null;
    Set<String> held = new HashSet<>(blocked);
    for (Entry entry : entries.values()) {
      if (!entry.isVisible(now)) {
        if (fifo && !entry.isInFlight(now)) {
          held.add(entry.group());
        }
      } else if (!held.contains(entry.group()) && (best == null || turn(entry) < turn(best))) {
        best = entry;
      }
    }
    return Optional.ofNullable(best);
  }

  private long turn(Entry entry) {
    return turns.getOrDefault(entry.group(), 0L);
  }

  private Delivery handOut(Entry entry, long now, long hiddenUntil) {
    turns.put(entry.group(), ++served);
    noteReceives(entry);
    entry.receives++;
    entry.visibleAt = hiddenUntil;
    entry.firstReceivedAt = entry.firstReceivedAt == 0 ? now : entry.firstReceivedAt;
    entry.receipt = entry.message.id() + "#" + UUID.randomUUID();
    return new Delivery(entry.message, entry.receipt, entry.receives, entry.firstReceivedAt);
  }

  /** Stores the previous receives; the current one is not counted after a restart. */
  private void noteReceives(Entry entry) {
    if (entry.receives > entry.message.receives()) {
      try {
        files.write(entry.message.receivedInVain(entry.receives));
      } catch (IOException e) {
        // The count is too low after a restart, but the message is delivered.
        LOG.warn("The receives of {} cannot be stored", entry.message.id(), e);
      }
    }
  }

  /** Deletes a message by its last receive; ignores older receives. */
  synchronized void delete(String receipt) throws QueueException {
    Entry entry = entries.get(idOf(receipt));
    if (entry == null || !entry.receipt.equals(receipt)) {
      return;
    }
    remove(entry);
    entries.remove(entry.message.id());
    if (entries.values().stream().noneMatch(other -> other.group().equals(entry.group()))) {
      turns.remove(entry.group());
    }
    // The next message of its group is available.
    notifyAll();
  }

  private void remove(Entry entry) throws QueueException {
    try {
      files.delete(entry.message);
    } catch (IOException e) {
      throw QueueException.noRoom(e);
    }
  }

  /** Changes the visibility timeout of a received message, from now on. */
  synchronized void hide(String receipt, Duration time) throws QueueException {
    Entry entry = entries.get(idOf(receipt));
    if (entry == null || !entry.receipt.equals(receipt)) {
      throw QueueException.noReceipt();
    }
    entry.visibleAt = System.currentTimeMillis() + time.toMillis();
    notifyAll();
  }

  private static String idOf(String receipt) {
    return receipt.substring(0, Math.max(0, receipt.indexOf('#')));
  }

  synchronized void purge() throws QueueException {
    for (Entry entry : List.copyOf(entries.values())) {
      remove(entry);
      entries.remove(entry.message.id());
    }
    turns.clear();
  }

  synchronized Counts counts() {
    long now = System.currentTimeMillis();
    int visible = (int) entries.values().stream().filter(it -> it.isVisible(now)).count();
    int inFlight = (int) entries.values().stream().filter(it -> it.isInFlight(now)).count();
    return new Counts(visible, inFlight, entries.size() - visible - inFlight);
  }

  /** Ends all waiting receives. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
