package dev.cadenza.benchmarks;

import dev.cadenza.benchmarks.LongJobs.Finished;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.model.JobType;
import dev.cadenza.platform.LocalPlatform;
import dev.cadenza.platform.SampleUser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A book that becomes an audiobook: twelve times the text needs no more memory. */
final class Book {
  private static final int PART = 50_000;

  /** About 100,000 words, the most that a job takes. */
  private static final int BOOK = 600_000;

  private static final int CHAPTER = 12_000;
  private static final Duration TIMEOUT = Duration.ofHours(2);

  private static final String PARAGRAPH =
      "The morning train was late again. People stood on the platform and looked at the clock. "
          + "A small dog slept beside an old man who was reading the paper.\n\n";

  private Book() {}

  static void run() throws Exception {
    try (LocalPlatform platform = LocalPlatform.start(LocalPlatform.Options.temporary());
        LongJobs jobs = LongJobs.open(platform, SampleUser.EDITOR)) {
      read(jobs, 1_000);
      double part = read(jobs, PART);
      double book = read(jobs, BOOK);
      System.out.printf(
          "book: twelve times the text takes %.2f times the memory, of a heap of %.0f MB%n",
          book / part, LiveHeap.limitMegabytes());
    }
  }

  private static double read(LongJobs jobs, int characters) throws Exception {
    String upload =
        jobs.client().upload("book.md", text(characters).getBytes(StandardCharsets.UTF_8)).id();
    NewJob job =
        new NewJob(
            jobs.project(),
            JobType.TTS,
            Map.of(
                "voice",
                "flite/rms",
                "speed",
                2,
                "format",
                "m4b",
                "outputs",
                List.of("epub", "chapters")),
            Optional.of(upload));
    LiveHeap.Watched<Finished> watched = LiveHeap.during(() -> jobs.run(job, TIMEOUT));
    System.out.printf(
        "book: %,d characters, %.0f s of speech in %.0f s; at most %.0f MB in use%n",
        characters,
        watched.value().number("audio_seconds"),
        watched.value().seconds(),
        watched.peakMegabytes());
    return watched.peakMegabytes();
  }

  private static String text(int characters) {
    StringBuilder text = new StringBuilder(characters);
    int chapters = 0;
    while (text.length() < characters) {
      if (text.length() >= chapters * CHAPTER) {
        chapters++;
        text.append("# Chapter ").append(chapters).append("\n\n");
      }
      text.append(PARAGRAPH);
    }
    return text.substring(0, characters);
  }
}
