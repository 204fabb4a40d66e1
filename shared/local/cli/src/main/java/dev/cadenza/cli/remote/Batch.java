package dev.cadenza.cli.remote;

import dev.cadenza.cli.console.BatchProgress;
import dev.cadenza.cli.console.CommandFailed;
import dev.cadenza.cli.remote.option.InputFiles.InputFile;
import dev.cadenza.client.ApiException;
import dev.cadenza.client.CadenzaClient;
import dev.cadenza.client.JobFeed;
import dev.cadenza.client.model.Job;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.model.JobStatus;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Submits one job per file, each once: after an interruption, the same batch continues. A file that
 * fails does not stop the others.
 */
final class Batch {
  // A push may be lost: ask about jobs without frames.
  private static final Duration FRAME_WITHIN = Duration.ofSeconds(5);
  private static final Duration ASK_EVERY = Duration.ofSeconds(1);
  private static final int ASK_AT_ONCE = 20;
  private static final String AGAIN =
      "Run the same command again to continue; nothing is done twice.";

  private static final int NOT_FOUND = 404;

  private final SessionCommand.Login login;
  private final Shell shell;
  private final NewJob order;
  private final Optional<Path> out;

  /** The ids of the jobs that have not ended. */
  private final Map<InputFile, String> running = new LinkedHashMap<>();

  private final Map<InputFile, String> failures = new LinkedHashMap<>();
  private final List<Path> saved = new ArrayList<>();
  private final JobReader reader;

  /**
   * @param order the job of each file, to which its upload is added
   * @param out the folder for the results, with a folder for each file
   */
  Batch(SessionCommand.Login login, Shell shell, NewJob order, Optional<Path> out) {
    this.login = login;
    this.shell = shell;
    this.order = order;
    this.out = out;
    this.reader = new JobReader(login.client());
  }

  /**
   * Submits the jobs without waiting for them.
   *
   * @throws CommandFailed when files are refused, after the others are submitted
   */
  void submit(List<InputFile> files) {
    for (InputFile file : files) {
      submitted(file)
          .filter(_ -> shell.terminal().interactive())
          .ifPresent(
              job -> shell.terminal().line("Submitted job " + job.id() + ": " + file.name()));
    }
    requireSuccess(files, "submitted");
  }

  /**
   * Submits the jobs, and waits until all have ended.
   *
   * @throws CommandFailed when jobs fail, after the others have ended
   */
  void toEnd(List<InputFile> files) {
    try (BatchProgress progress =
        new BatchProgress(shell.narration(), order.jobType().wire(), files.size())) {
      Optional<JobFeed> feed = Watch.feed(login, shell, progress);
      try {
        for (InputFile file : files) {
          submitted(file).ifPresentOrElse(progress::submitted, progress::refused);
          settle(progress);
        }
        Duration silence = feed.isPresent() ? FRAME_WITHIN : ASK_EVERY;
        while (!progress.over()) {
          ask(progress, silence);
          settle(progress);
        }
        settle(progress);
      } finally {
        feed.ifPresent(JobFeed::close);
      }
    }
    saved.forEach(path -> shell.narration().line(path.toString()));
    requireSuccess(files, "completed");
  }

  private Optional<Job> submitted(InputFile file) {
    CadenzaClient client = login.client();
    try {
      Optional<String> upload = Optional.of(client.uploadOnce(file.path()).id());
      Job job =
          client.submitOnce(
              new NewJob(order.project(), order.jobType(), order.parameters(), upload));
      running.put(file, job.id());
      if (!shell.terminal().interactive()) {
        shell.terminal().line(job.id());
      }
      return Optional.of(job);
    } catch (ApiException e) {
      if (concernsAll(e)) {
        throw e;
      }
      failures.put(file, String.join(" ", e.words()));
      return Optional.empty();
    } catch (UncheckedIOException e) {
      if (Files.isReadable(file.path())) {
        throw new CommandFailed(e.getMessage() + "\n" + AGAIN, e);
      }
      failures.put(file, e.getMessage());
      return Optional.empty();
    }
  }

  /** Whether the other files would be refused as well. */
  private static boolean concernsAll(ApiException refusal) {
    return switch (refusal.status()) {
      case 400 ->
          refusal.words().stream()
              .anyMatch(words -> words.matches("(?s)(parameters|project|job_type)\\b.*"));
      case 401, 403, 429 -> true;
      default -> refusal.status() >= 500;
    };
  }

  private void ask(BatchProgress progress, Duration silence) {
    for (Job job : progress.silent(silence, ASK_AT_ONCE)) {
      try {
        Job now = reader.read(job);
        if (reader.unreachable()) {
          break;
        }
        progress.receive(now);
      } catch (ApiException e) {
        if (e.status() != NOT_FOUND) {
          throw e;
        }
        progress.deleted(job);
        end(job.id(), "Job %s was deleted.".formatted(job.id()));
      }
    }
    progress.show();
    try {
      progress.await(ASK_EVERY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException("interrupted while watching"));
    }
  }

  private void end(String id, String failure) {
    running
        .entrySet()
        .removeIf(
            entry -> {
              boolean ended = entry.getValue().equals(id);
              if (ended) {
                failures.put(entry.getKey(), failure);
              }
              return ended;
            });
  }

  /** Saves the results of the jobs that have ended since. */
  private void settle(BatchProgress progress) {
    Iterator<Map.Entry<InputFile, String>> entries = running.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<InputFile, String> entry = entries.next();
      progress
          .ended(entry.getValue())
          .ifPresent(
              job -> {
                entries.remove();
                conclude(entry.getKey(), job);
              });
    }
    progress.show();
  }

  private void conclude(InputFile file, Job job) {
    if (job.status() != JobStatus.COMPLETED) {
      failures.put(
          file,
          "%s To try it again: ./cadenza retry %s"
              .formatted(
                  job.error().map(Watch::words).orElse("The job is " + job.status().wire() + "."),
                  job.id()));
      return;
    }
    try {
      out.ifPresent(
          folder ->
              saved.addAll(Download.to(folder.resolve(file.name()), login.client(), job.id())));
    } catch (UncheckedIOException | ApiException | CommandFailed e) {
      failures.put(file, e.getMessage());
    }
  }

  private void requireSuccess(List<InputFile> files, String done) {
    String count = files.size() - failures.size() + " of " + files.size() + " jobs " + done;
    if (failures.isEmpty()) {
      shell.narration().line(count + ".");
      return;
    }
    List<String> lines = new ArrayList<>(List.of(count + ", " + failures.size() + " failed:"));
    failures.forEach((file, reason) -> lines.add("%s: %s".formatted(file.path(), reason)));
    throw new CommandFailed(String.join("\n", lines));
  }
}
