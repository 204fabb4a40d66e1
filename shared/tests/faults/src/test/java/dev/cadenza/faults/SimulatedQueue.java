package dev.cadenza.faults;

import dev.cadenza.faults.Trouble.Fault;
import dev.cadenza.jobs.JobMessage;
import dev.cadenza.jobs.JobQueue;
import dev.cadenza.model.Job;
import java.time.Duration;
import java.util.Optional;

/**
 * A queue as SQS is one: messages arrive in any order, some twice, and again when they were not
 * deleted; after five receives they go to the dead letters.
 */
final class SimulatedQueue {
  /** As in the template. */
  static final Duration VISIBILITY = Duration.ofMinutes(90);

  static final Duration DEAD_LETTER_VISIBILITY = Duration.ofMinutes(3);
  static final int MAX_RECEIVES = 5;

  private final Simulation simulation;
  private final Trouble trouble;
  private final Receiver workers;
  private final Receiver deadLetters;

  /** Handles a message in a process of its own. */
  interface Receiver {
    /**
     * @param receives the number of receives of this message, including this one
     */
    void receive(JobMessage message, int receives, Answer answer);
  }

  /** Tells what becomes of a received message; without an answer it arrives again. */
  static final class Answer {
    private boolean given;
    private Optional<Duration> again = Optional.empty();
    private Runnable then = () -> {};

    void delete() {
      given = true;
      then.run();
    }

    void again(Duration delay) {
      given = true;
      again = Optional.of(delay);
      then.run();
    }
  }

  SimulatedQueue(Simulation simulation, Trouble trouble, Receiver workers, Receiver deadLetters) {
    this.simulation = simulation;
    this.trouble = trouble;
    this.workers = workers;
    this.deadLetters = deadLetters;
  }

  /** The queue as one process sees it. */
  JobQueue of(Actor actor) {
    return (job, delay) ->
        trouble.call(
            actor,
            "queue.send",
            () -> {
              accept(job, delay);
              return true;
            });
  }

  private void accept(Job job, Duration delay) {
    JobMessage message = JobMessage.of(job);
    if (trouble.happens(trouble.rates().messages(), Fault.MESSAGE_LOST)) {
      return;
    }
    deliver(message, 1, delay);
    if (trouble.happens(trouble.rates().messages(), Fault.MESSAGE_TWICE)) {
      deliver(message, 1, delay.plus(trouble.between(0, 30_000)));
    }
  }

  private void deliver(JobMessage message, int receives, Duration delay) {
    simulation.after(
        delay.plus(trouble.between(1, 3_000)),
        () -> {
          if (receives > MAX_RECEIVES) {
            deadLetter(message);
          } else {
            receive(
                workers,
                message,
                receives,
                VISIBILITY,
                later -> deliver(message, receives + 1, later));
          }
        });
  }

  private void deadLetter(JobMessage message) {
    receive(deadLetters, message, 1, DEAD_LETTER_VISIBILITY, _ -> deadLetter(message));
  }

  /** When a message arrives again. */
  private interface Again {
    void after(Duration delay);
  }

  private void receive(
      Receiver receiver, JobMessage message, int receives, Duration visibility, Again redelivery) {
    Answer answer = new Answer();
    answer.then = () -> answer.again.ifPresent(redelivery::after);
    simulation.after(
        visibility,
        () -> {
          if (!answer.given) {
            redelivery.after(Duration.ZERO);
          }
        });
    receiver.receive(message, receives, answer);
  }
}
