package dev.cadenza.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.speech.PauseSplitter;
import dev.cadenza.media.wav.PcmFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times in what is decoded are those of the film. */
class FilmTimeTest {
  private static final String H264 = "-c:v libx264 -c:a aac";
  private static final String MPEG2 = "-r 25 -c:v mpeg2video -c:a mp2";

  @TempDir private Path folder;
  private SpokenMedia spoken;

  @BeforeEach
  void locate() {
    spoken = SpokenMedia.in(folder);
  }

  @ParameterizedTest
  @CsvSource({
    "mp4, " + H264,
    "mov, " + H264,
    "mkv, " + H264,
    "ts, " + H264,
    "ts, -c:v libx264 -c:a aac -output_ts_offset 50",
    "ts, -c:v libx264 -c:a aac -output_ts_offset 95442",
    "mpg, " + MPEG2,
    "vob, " + MPEG2,
    "flv, -c:v flv1 -c:a aac -ar 44100",
    "webm, -c:v libvpx -c:a libopus",
    "mkv, -c:v libx264 -c:a libopus",
    "mkv, -c:v libx264 -c:a libmp3lame",
    "mkv, -c:v libx264 -c:a flac -ac 2",
    "mkv, -c:v libx264 -c:a aac -output_ts_offset 20",
    "mp4, -c:v mpeg4 -c:a aac -movflags +frag_keyframe+empty_moov"
  })
  void shouldPlaceSoundThatStartsLate(String kind, String arguments) throws Exception {
    Path film = spoken.late("late." + kind, 3, arguments.split(" "));

    PcmFile audio = decode(film).audio();
    assertStarts(audio, 3);
    assertThat(audio.seconds()).isCloseTo(6.43, within(0.1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp4", "mkv", "ts", "webm", "mp3", "m4a", "ogg", "opus", "aac", "flac"})
  void shouldNotMoveSoundThatStartsAtOnce(String kind) throws Exception {
    List<String> words = List.of("-i", spoken.sentence().toString());

    assertStarts(spoken.make("a." + kind, words), 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mkv", "mp4", "ts", "mov"})
  void shouldKeepAHoleInTheTimestamps(String kind) throws Exception {
    Path gap = holed(8, "gt(pts*tb,3.9)*lt(pts*tb,7.5)", kind);

    assertStarts(gap, 0, 8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mkv", "ts"})
  void shouldKeepAHoleThatABroadcastMayHave(String kind) throws Exception {
    assertStarts(holed(30, "gt(pts*tb,3.9)*lt(pts*tb,29.5)", kind), 0, 30);
  }

  @ParameterizedTest
  @ValueSource(strings = {"eq(mod(n,8),5)", "eq(mod(n,5),3)*lt(pts*tb,7.5)"})
  void shouldKeepUpWithManySmallHoles(String dropped) throws Exception {
    TimeSpan second = parts(decode(holed(8, dropped, "mkv")).audio()).getLast();

    assertThat(second.start()).isCloseTo(8.05, within(0.15));
  }

  /** Two recordings joined by a plain copy: the timestamps of the second start again. */
  @Test
  void shouldGoOnWhereABroadcastBeginsItsCountAnew() throws Exception {
    Path one = spoken.late("one.ts", 0, "-c:v", "libx264", "-c:a", "aac");
    Path both = folder.resolve("both.ts");
    try (OutputStream out = Files.newOutputStream(both)) {
      Files.copy(one, out);
      Files.copy(one, out);
    }

    assertStarts(both, 0, 5);
  }

  @Test
  void shouldStayInTimeWhenSoundChangesItsForm() throws Exception {
    Path sentence = spoken.sentence();
    List<String> mono = List.of("-i", sentence.toString(), "-ar", "44100", "-c:a", "aac");
    List<String> stereo =
        List.of(
            "-i",
            sentence.toString(),
            "-ar",
            "48000",
            "-ac",
            "2",
            "-c:a",
            "aac",
            "-output_ts_offset",
            "6");
    Path both = folder.resolve("changing.ts");
    try (OutputStream out = Files.newOutputStream(both)) {
      Files.copy(spoken.make("mono.ts", mono), out);
      Files.copy(spoken.make("stereo.ts", stereo), out);
    }

    assertStarts(both, 0, 6);
  }

  @Test
  void shouldPlaceSoundThatStartsAnHourLate() throws Exception {
    Path film =
        spoken.make(
            "hour.mkv",
            List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc=s=96x64:r=0.1:d=3610",
                "-itsoffset",
                "3600",
                "-i",
                spoken.sentence().toString(),
                "-map",
                "0",
                "-map",
                "1",
                "-c:v",
                "mpeg4",
                "-ac",
                "2",
                "-ar",
                "48000",
                "-r",
                "1"));

    assertStarts(film, 3600);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mkv", "webm"})
  void shouldKnowHowLongAFilmIsThatBeginsLate(String kind) throws Exception {
    String[] arguments =
        kind.equals("mkv")
            ? new String[] {"-c:v", "libx264", "-output_ts_offset", "20"}
            : new String[] {"-c:v", "libvpx", "-c:a", "libopus", "-output_ts_offset", "20"};
    Path film = spoken.late("begins." + kind, 1, arguments);

    assertThat(new Media(spoken.ffmpeg()).probe(film, Cancellation.NEVER).seconds())
        .isCloseTo(6, within(0.1));
  }

  /** Two sentences with silence between, from whose sound packets are left out. */
  private Path holed(int second, String dropped, String kind) throws Exception {
    String sentence = spoken.sentence().toString();
    String sound =
        "[1:a]apad=whole_dur=%d[a];[a][2:a]concat=n=2:v=0:a=1,aresample=48000[b]".formatted(second);
    Path whole =
        spoken.make(
            "whole.mkv",
            List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc=s=96x64:r=12:d=" + (second + 4),
                "-i",
                sentence,
                "-i",
                sentence,
                "-filter_complex",
                sound,
                "-map",
                "0:v",
                "-map",
                "[b]",
                "-c:v",
                "libx264",
                "-pix_fmt",
                "yuv420p",
                "-c:a",
                "aac"));
    Path holed =
        spoken.make(
            "holed.mkv",
            List.of(
                "-i", whole.toString(), "-c", "copy", "-bsf:a", "noise=drop='" + dropped + "'"));
    return kind.equals("mkv")
        ? holed
        : spoken.make("holed." + kind, List.of("-i", holed.toString(), "-c", "copy"));
  }

  private void assertStarts(Path file, double... seconds) throws Exception {
    assertStarts(decode(file).audio(), seconds);
  }

  private static void assertStarts(PcmFile audio, double... seconds) throws IOException {
    List<TimeSpan> parts = parts(audio);
    assertThat(parts).hasSize(seconds.length);
    for (int i = 0; i < seconds.length; i++) {
      // A part begins a little before its first word.
      assertThat(parts.get(i).start()).isCloseTo(seconds[i] + 0.05, within(0.1));
    }
  }

  private static List<TimeSpan> parts(PcmFile audio) throws IOException {
    return new PauseSplitter().split(audio, Cancellation.NEVER);
  }

  private Media.Decoded decode(Path file) throws IOException, InterruptedException {
    return new Media(spoken.ffmpeg())
        .decode(file, folder.resolve("decoded.wav"), Progress.NONE, Cancellation.NEVER);
  }
}
