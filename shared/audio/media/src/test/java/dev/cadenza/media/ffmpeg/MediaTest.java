package dev.cadenza.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.command.Command;
import dev.cadenza.media.ffmpeg.MediaInfo.AudioStream;
import dev.cadenza.media.ffmpeg.MediaInfo.VideoStream;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.model.TransientFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTest {
  @TempDir private Path folder;
  private SampleMedia sample;
  private Media media;

  @BeforeEach
  void locate() {
    sample = SampleMedia.in(folder);
    media = new Media(sample.ffmpeg());
  }

  @Test
  void shouldDescribeAVideo() throws Exception {
    Path video = sample.make("v.mp4", List.of(SampleMedia.TONE, SampleMedia.PICTURES));

    MediaInfo info = media.probe(video, Cancellation.NEVER);

    assertThat(info.container()).contains("mp4");
    assertThat(info.seconds()).isCloseTo(3, within(0.1));
    assertThat(info.audio()).containsExactly(new AudioStream("aac", 44_100, 1));
    assertThat(info.video()).containsExactly(new VideoStream("h264", 320, 240, 25));
  }

  @Test
  void shouldNotTakeACoverForVideo() throws Exception {
    Path song =
        sample.make(
            "song.mp3",
            List.of(SampleMedia.TONE, "color=red:size=64x64:duration=0.04"),
            "-map",
            "0",
            "-map",
            "1",
            "-c:v",
            "png",
            "-disposition:v",
            "attached_pic");

    MediaInfo info = media.probe(song, Cancellation.NEVER);

    assertThat(info.audio()).hasSize(1);
    assertThat(info.video()).isEmpty();
  }

  @Test
  void shouldNotKnowTheLengthOfARecordingFromABrowser() throws Exception {
    // Written into a pipe, as a browser does, so that the length could not be filled in.
    Path piped = folder.resolve("recorded.webm");
    Command.Outcome outcome =
        Command.of(
                Path.of("/bin/sh"),
                List.of(
                    "-c",
                    "\"$0\" -v error -f lavfi -i \"$1\" -c:a libopus -f webm - > \"$2\"",
                    sample.ffmpeg().program().toString(),
                    SampleMedia.TONE,
                    piped.toString()))
            .run(Cancellation.NEVER);
    assertThat(outcome.succeeded()).isTrue();

    assertThat(media.probe(piped, Cancellation.NEVER).seconds()).isZero();
    assertThat(decode(piped).audio().seconds()).isCloseTo(3, within(0.05));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp3", "wav", "flac", "ogg", "m4a", "mp4", "webm", "mkv", "avi", "mov"})
  void shouldDecodeToSpeechRate(String extension) throws Exception {
    Path file = sample.make("a." + extension, List.of(SampleMedia.TONE), "-ac", "2");
    List<Double> told = Collections.synchronizedList(new ArrayList<>());

    Media.Decoded decoded =
        media.decode(file, folder.resolve("a-decoded.wav"), told::add, Cancellation.NEVER);

    assertThat(decoded.audio().sampleRate()).isEqualTo(PcmFile.SPEECH_RATE);
    assertThat(decoded.audio().seconds()).isCloseTo(3, within(0.1));
    assertThat(decoded.info().audio()).singleElement().matches(it -> it.channels() == 2);
    assertThat(told).isSorted();
    assertThat(told.getLast()).isCloseTo(decoded.audio().seconds(), within(0.1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"wav", "mp3", "m4a"})
  void shouldDecodeEachChannelToAFile(String extension) throws Exception {
    String left = "aevalsrc=0.5*sin(2764.6*t)|0:d=3";
    Path file = sample.make("call." + extension, List.of(left));
    List<Double> told = Collections.synchronizedList(new ArrayList<>());

    List<PcmFile> channels =
        media.decodeChannels(
            file,
            channel -> folder.resolve("channel-" + channel + ".wav"),
            AudioChoice.DEFAULT,
            told::add,
            Cancellation.NEVER);

    assertThat(channels)
        .extracting(it -> it.path().getFileName().toString())
        .containsExactly("channel-1.wav", "channel-2.wav");
    assertThat(channels)
        .allSatisfy(it -> assertThat(it.seconds()).isCloseTo(3, within(0.1)))
        .allMatch(it -> it.sampleRate() == PcmFile.SPEECH_RATE);
    assertThat(loudest(channels.getFirst())).isGreaterThan(10_000);
    assertThat(loudest(channels.getLast())).isLessThan(300);
    assertThat(told).isSorted();
    assertThat(told.getLast()).isCloseTo(6, within(0.3));
  }

  @Test
  void shouldRefuseToSeparateOneChannel() throws Exception {
    Path file = sample.make("mono.wav", List.of(SampleMedia.TONE));

    assertThatThrownBy(
            () ->
                media.decodeChannels(
                    file,
                    _ -> folder.resolve("one.wav"),
                    AudioChoice.DEFAULT,
                    Progress.NONE,
                    Cancellation.NEVER))
        .isInstanceOfSatisfying(
            PermanentFailure.class, failure -> assertThat(failure.code()).isEqualTo("one_channel"));
  }

  @Test
  void shouldTakeTheFirstOfSeveralSounds() throws Exception {
    Path file =
        sample.make("two.mkv", List.of(SampleMedia.TONE, "anullsrc=d=3"), "-map", "0", "-map", "1");

    Media.Decoded decoded = decode(file);

    assertThat(decoded.info().audio()).hasSize(2);
    assertThat(loudest(decoded.audio())).isGreaterThan(1000);
  }

  @Test
  void shouldReadNamesThatLookLikeSomethingElse() throws Exception {
    Path file = sample.make("tone.wav", List.of(SampleMedia.TONE));

    for (String name : List.of("-y.wav", "http:x.wav", "a b%d.wav", "concat:x|y.wav")) {
      Path odd = Files.copy(file, folder.resolve(name));
      assertThat(decode(odd).audio().seconds()).isEqualTo(3);
    }
  }

  @Test
  void shouldKeepWhatIsLeftOfATruncatedFile() throws Exception {
    Path whole = sample.make("whole.mp3", List.of(SampleMedia.TONE), "-b:a", "64k");
    byte[] bytes = Files.readAllBytes(whole);
    Path half = Files.write(folder.resolve("half.mp3"), Arrays.copyOf(bytes, bytes.length / 2));

    assertThat(decode(half).audio().seconds()).isBetween(1.2, 1.8);
  }

  @ParameterizedTest
  @EnumSource
  void shouldEncodeWithTags(AudioFormat format) throws Exception {
    PcmFile tone = PcmFile.open(sample.make("tone.wav", List.of(SampleMedia.TONE)));
    Path file = folder.resolve("out." + format.extension());
    String title = "Grüße; a=b #1 \\ 日本";
    List<Double> told = Collections.synchronizedList(new ArrayList<>());

    media.encode(
        tone, file, format, Map.of("title", title, "artist", " "), told::add, Cancellation.NEVER);

    MediaInfo info = media.probe(file, Cancellation.NEVER);
    assertThat(info.seconds()).isCloseTo(3, within(0.2));
    assertThat(info.audio()).singleElement().matches(it -> it.channels() == 1);
    assertThat(told).isSorted();
    assertThat(told.getLast()).isCloseTo(3, within(0.2));
    String printed = sample.ffmpeg().inspect(file).run(Cancellation.NEVER).errors();
    assertThat(printed).containsPattern("title +: \\Q" + title + "\\E").doesNotContain("artist");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WAV")
  void shouldMarkChapters(AudioFormat format) throws Exception {
    PcmFile tone = PcmFile.open(sample.make("tone.wav", List.of(SampleMedia.TONE)));
    Path file = folder.resolve("out." + format.extension());
    List<Audiobook.Chapter> chapters =
        List.of(
            new Audiobook.Chapter("Das Öl; a=b #1", 0, 1.25),
            new Audiobook.Chapter("Two", 1.25, tone.seconds()));

    media.encode(tone, file, format, Map.of(), chapters, Progress.NONE, Cancellation.NEVER);

    assertThat(sample.ffmpeg().inspect(file).run(Cancellation.NEVER).errors())
        .containsPattern(
            "(?s)start 0\\.0+,.*title +: \\QDas Öl; a=b #1\\E.*start 1\\.250*,.*title +: Two");
  }

  @Test
  void shouldSayThatEncodingFailed() throws Exception {
    PcmFile tone = PcmFile.open(sample.make("tone.wav", List.of(SampleMedia.TONE)));

    assertThatThrownBy(
            () ->
                media.encode(
                    tone,
                    folder.resolve("no such folder").resolve("out.mp3"),
                    AudioFormat.MP3,
                    Map.of(),
                    Progress.NONE,
                    Cancellation.NEVER))
        .isInstanceOfSatisfying(
            TransientFailure.class, e -> assertThat(e.code()).isEqualTo("encoding_failed"));
  }

  @Test
  void shouldStopDecodingWhenCancelled() throws Exception {
    Path file = sample.make("a.wav", List.of("sine=duration=600"));

    assertThatThrownBy(
            () -> media.decode(file, folder.resolve("a-d.wav"), Progress.NONE, () -> true))
        .isInstanceOf(CancellationException.class);
  }

  private Media.Decoded decode(Path file) throws IOException, InterruptedException {
    return media.decode(file, folder.resolve("decoded.wav"), Progress.NONE, Cancellation.NEVER);
  }

  private static int loudest(PcmFile audio) throws IOException {
    int most = 0;
    for (short sample : audio.read(new TimeSpan(0, audio.seconds())).toArray()) {
      most = Math.max(most, Math.abs(sample));
    }
    return most;
  }
}
