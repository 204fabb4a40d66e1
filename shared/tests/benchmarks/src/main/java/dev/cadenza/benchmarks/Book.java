package dev.cadenza.benchmarks;

import dev.cadenza.benchmarks.LongJobs.Finished;
import dev.cadenza.client.model.NewJob;
import dev.cadenza.model.JobType;
import dev.cadenza.platform.LocalPlatform;
import dev.cadenza.platform.SampleUser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A narrated book: ten times the text needs no more memory. */
final class Book {
  private static final int CHAPTER = 50_000;
  private static final int BOOK = 500_000;
  private static final Duration TIMEOUT = Duration.ofHours(2);

  private static final String PARAGRAPH =
      "The morning train was late again. People stood on the platform and looked at the clock. "
          + "A small dog slept beside an old man who was reading the paper.\n\n";

  private Book() {}

  static void run() throws Exception {
    try (LocalPlatform platform = LocalPlatform.start(LocalPlatform.Options.temporary());
        LongJobs jobs = LongJobs.open(platform, SampleUser.EDITOR)) {
      read(jobs, 1_000);
      double chapter = read(jobs, CHAPTER);
      double book = read(jobs, BOOK);
      System.out.printf(
          "book: ten times the text takes %.2f times the memory, of a heap of %.0f MB%n",
          book / chapter, LiveHeap.limitMegabytes());
    }
  }

  private static double read(LongJobs jobs, int characters) throws Exception {
    byte[] text =
        PARAGRAPH
            .repeat(Math.ceilDiv(characters, PARAGRAPH.length()))
            .substring(0, characters)
            .getBytes(StandardCharsets.UTF_8);
    String upload = jobs.client().upload("book.txt", text).id();
    NewJob job =
        new NewJob(
            jobs.project(),
            JobType.TTS,
            Map.of("voice", "espeak-ng/en-us", "speed", 2),
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
}
