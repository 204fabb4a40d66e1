package dev.cadenza.benchmarks;

import dev.cadenza.benchmarks.LongJobs.Finished;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.platform.LocalPlatform;
import dev.cadenza.platform.SampleUser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Transcribes long recordings on the whole platform. */
final class Recognition {
  private static final double TARGET = 0.2;
  private static final Duration TIMEOUT = Duration.ofHours(2);

  private Recognition() {}

  static void tenMinutes() throws Exception {
    Finished job = transcribed(600);
    double factor = job.seconds() / job.number("audio_seconds");
    System.out.printf(
        "recognition: %s%n  real-time factor %.3f, %s the target of %.1f on two cores%n",
        described(job), factor, factor <= TARGET ? "within" : "beyond", TARGET);
  }

  static void hour() throws Exception {
    LiveHeap.Watched<Finished> watched = LiveHeap.during(() -> transcribed(3_600));
    System.out.printf(
        "hour: %s%n  at most %.0f MB in use of a heap of %.0f MB, emulators included%n",
        described(watched.value()), watched.peakMegabytes(), LiveHeap.limitMegabytes());
  }

  private static Finished transcribed(double seconds) throws Exception {
    Path folder = Files.createTempDirectory("cadenza-benchmark-");
    Path recording = Conversation.write(seconds, folder);
    try (LocalPlatform platform = LocalPlatform.start(LocalPlatform.Options.temporary());
        LongJobs jobs = LongJobs.open(platform, SampleUser.EDITOR)) {
      String upload = jobs.client().upload(recording).id();
      return jobs.run(NewJob.speechToText(jobs.project(), upload), TIMEOUT);
    } finally {
      Files.delete(recording);
      Files.delete(folder);
    }
  }

  private static String described(Finished job) {
    return "%.0f s of sound, %.0f words, %.1f s of work, %.1f s of CPU"
        .formatted(
            job.number("audio_seconds"), job.number("words"), job.seconds(), job.cpuSeconds());
  }
}
