package dev.cadenza.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import dev.cadenza.media.command.Command;
import dev.cadenza.media.subtitles.AssStyle;
import dev.cadenza.media.subtitles.AssText;
import dev.cadenza.media.subtitles.CueDraft;
import dev.cadenza.media.subtitles.CueLayout;
import dev.cadenza.media.subtitles.CueOptions;
import dev.cadenza.model.PermanentFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SubtitleBurnerTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;

  /** A colour value that no compression makes of gray. */
  private static final int CHANGED = 60;

  @TempDir Path folder;
  private SampleMedia media;

  @BeforeEach
  void makeMedia() {
    media = SampleMedia.in(folder);
  }

  private static List<CueDraft> cues(String text) {
    return CueLayout.drafts(
        List.of(List.of(new TimedWord(text, 1, 2))), new TimeSpan(0, 2), CueOptions.STANDARD);
  }

  private Path grayFilm() throws InterruptedException {
    return media.make(
        "film.mp4",
        List.of(
            "color=gray:size=%dx%d:rate=10:duration=3".formatted(WIDTH, HEIGHT), SampleMedia.TONE),
        "-pix_fmt",
        "yuv420p");
  }

  private Path burned(Ffmpeg ffmpeg, Map<String, ?> style, String text)
      throws IOException, InterruptedException {
    SubtitleBurner burner = new SubtitleBurner(ffmpeg, MediaLimits.DEFAULT);
    // A quote, a comma and a colon: the path is a part of a filter.
    Path work = Files.createDirectories(folder.resolve("it's, a: [w]ork;"));
    Path result = folder.resolve("subtitled.mp4");
    String ass = new AssText(AssStyle.of(style), WIDTH, HEIGHT).write(cues(text));
    burner.write(grayFilm(), ass, work, result, Progress.NONE, Cancellation.NEVER);
    return result;
  }

  /** The gray values of the picture at a time. */
  private byte[] picture(Path video, double second) throws IOException, InterruptedException {
    Path raw = folder.resolve("picture.gray");
    Command.Outcome outcome =
        Command.of(
                media.ffmpeg().program(),
                List.of(
                    "-nostdin",
                    "-y",
                    "-v",
                    "error",
                    "-ss",
                    Double.toString(second),
                    "-i",
                    video.toString(),
                    "-frames:v",
                    "1",
                    "-pix_fmt",
                    "gray",
                    "-f",
                    "rawvideo",
                    raw.toString()))
            .run(Cancellation.NEVER);
    assertThat(outcome.succeeded()).as(outcome.complaint()).isTrue();
    return Files.readAllBytes(raw);
  }

  /** The rows with pixels that differ, the first and the last; none if no pixel does. */
  private static Optional<TimeSpan> changedRows(byte[] before, byte[] now) {
    int first = -1;
    int last = -1;
    for (int i = 0; i < before.length; i++) {
      if (Math.abs((before[i] & 0xff) - (now[i] & 0xff)) > CHANGED) {
        first = first < 0 ? i / WIDTH : first;
        last = i / WIDTH;
      }
    }
    return first < 0 ? Optional.empty() : Optional.of(new TimeSpan(first, last));
  }

  @ParameterizedTest
  @CsvSource({"bottom, 190, 240", "middle, 95, 145", "top, 0, 50"})
  void shouldChangePixelsWhereAndWhenTheSubtitleIs(String position, int from, int to)
      throws IOException, InterruptedException {
    Path video =
        burned(media.ffmpeg(), Map.of("position", position, "font_size", 8), "Grüße Ελλάδα Москва");

    byte[] without = picture(video, 0.5);
    TimeSpan rows = changedRows(without, picture(video, 1.5)).orElseThrow();

    assertThat(rows.start()).isBetween((double) from, (double) to);
    assertThat(rows.end()).isBetween((double) from, (double) to);
    assertThat(changedRows(without, picture(video, 2.5))).isEmpty();
    MediaInfo info = new Media(media.ffmpeg()).probe(video, Cancellation.NEVER);
    assertThat(info.video().getFirst().codec()).isEqualTo("h264");
    assertThat(info.audio()).hasSize(1);
    assertThat(info.seconds()).isBetween(2.9, 3.2);
  }

  @Test
  void shouldDrawWithTheShippedFont() throws IOException, InterruptedException {
    String ass = new AssText(AssStyle.STANDARD, WIDTH, HEIGHT).write(cues("Hello"));
    Path film = grayFilm();
    new SubtitleBurner(media.ffmpeg(), MediaLimits.DEFAULT)
        .write(film, ass, folder, folder.resolve("out.mp4"), Progress.NONE, Cancellation.NEVER);

    Command.Outcome again =
        Command.of(
                media.ffmpeg().program(),
                List.of(
                    "-nostdin",
                    "-i",
                    film.toString(),
                    "-vf",
                    "ass=filename=%s/burned.ass:fontsdir=%s/fonts".formatted(folder, folder),
                    "-f",
                    "null",
                    "-"))
            .run(Cancellation.NEVER);

    assertThat(again.errors()).contains("(Noto Sans SemiBold, 400, 0) -> NotoSans-SemiBold");
  }

  @Test
  void shouldRefuseASoundWithoutPictures() throws InterruptedException {
    Path sound = media.make("sound.wav", List.of(SampleMedia.TONE));

    assertThatThrownBy(() -> new Media(media.ffmpeg()).burner().size(sound, Cancellation.NEVER))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("Leave burn_in out, or send a video.");
  }

  @Test
  void shouldRefuseAnFfmpegThatCannotDraw() throws IOException {
    Path program = folder.resolve("ffmpeg");
    Files.writeString(program, "#!/bin/sh\necho ' ... scale  V->V  Scale the input.'\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    SubtitleBurner burner = new SubtitleBurner(new Ffmpeg(program), MediaLimits.DEFAULT);

    assertThatThrownBy(() -> burner.size(program, Cancellation.NEVER))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("built without libass");
  }

  @Test
  void shouldTakeThePicturesAsPlayersShowThem() throws IOException, InterruptedException {
    Path film = grayFilm();
    Path turned = folder.resolve("turned.mp4");
    Command.Outcome outcome =
        Command.of(
                media.ffmpeg().program(),
                List.of(
                    "-v",
                    "error",
                    "-i",
                    film.toString(),
                    "-c",
                    "copy",
                    "-metadata:s:v:0",
                    "rotate=90",
                    turned.toString()))
            .run(Cancellation.NEVER);
    assertThat(outcome.succeeded()).as(outcome.complaint()).isTrue();

    assertThat(new Media(media.ffmpeg()).burner().size(film, Cancellation.NEVER))
        .isEqualTo(new SubtitleBurner.Size(WIDTH, HEIGHT));
    assertThat(new Media(media.ffmpeg()).burner().size(turned, Cancellation.NEVER))
        .isEqualTo(new SubtitleBurner.Size(HEIGHT, WIDTH));
  }
}
