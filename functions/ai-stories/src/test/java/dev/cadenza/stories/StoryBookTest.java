package dev.cadenza.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.util.DefaultReportImpl;
import dev.cadenza.books.Cover;
import dev.cadenza.books.Epub;
import dev.cadenza.books.NarratedBook;
import dev.cadenza.engines.story.Story;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.ffmpeg.AudioFormat;
import dev.cadenza.media.ffmpeg.Ffmpeg;
import dev.cadenza.media.ffmpeg.Media;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.WavWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class StoryBookTest {
  private final Media media = new Media(Ffmpeg.locate(System.getenv()));

  @TempDir private Path folder;

  static Stream<Story> stories() {
    return Stream.of(Stories.written(1), Stories.awkward());
  }

  @ParameterizedTest
  @MethodSource("stories")
  void shouldHaveNothingThatEpubcheckComplainsOf(Story story) throws Exception {
    NarratedBook book = narrated(story);
    Path file = folder.resolve("story.epub");
    new Epub(book).write(file, cover(), Collections.nCopies(book.chapters().size(), sound()));

    DefaultReportImpl report = new DefaultReportImpl(file.toString());
    new EpubCheck(file.toFile(), report).doValidate();

    assertThat(report.getFatalErrorCount()).isZero();
    assertThat(report.getErrorCount()).isZero();
    assertThat(report.getWarningCount()).isZero();
  }

  @Test
  void shouldHaveEverySentenceWithItsTimes() {
    Story story = Stories.written(1);
    TimedStory timed = Stories.timed(story);

    NarratedBook book = narrated(story);

    assertThat(book.chapters()).hasSameSizeAs(story.chapters());
    assertThat(
            book.chapters().stream()
                .flatMap(it -> it.paragraphs().stream())
                .flatMap(it -> it.stream()))
        .extracting(NarratedBook.Line::text)
        .containsExactlyElementsOf(story.sentences().map(Story.Sentence::text).toList());
    assertThat(book.chapters().getLast().span()).isEqualTo(timed.spans().getLast());
    assertThat(book.details().identity())
        .isNotEqualTo(narrated(Stories.written(2)).details().identity());
  }

  private static NarratedBook narrated(Story story) {
    return new StoryBook(Stories.timed(story), 1, "storyteller")
        .narrated(Instant.parse("2026-05-01T10:00:00.123Z"));
  }

  private Path cover() throws Exception {
    Path drawn = folder.resolve("cover.ppm");
    Path cover = folder.resolve("cover.jpg");
    Cover.of("A", "noir", "noir", 1).write(drawn);
    media.pictures().jpeg(drawn, cover, Cancellation.NEVER);
    return cover;
  }

  private Path sound() throws Exception {
    Path wav = folder.resolve("sound.wav");
    try (WavWriter writer = WavWriter.create(wav, 16_000)) {
      writer.appendSilence(1);
    }
    Path mp3 = folder.resolve("sound.mp3");
    media.encode(
        PcmFile.open(wav), mp3, AudioFormat.MP3, Map.of(), Progress.NONE, Cancellation.NEVER);
    return mp3;
  }
}
