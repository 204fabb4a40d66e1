package dev.cadenza.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.ffmpeg.Track.Kind;
import dev.cadenza.media.speech.PauseSplitter;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.media.wav.WavWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DubMixerTest {
  @TempDir private Path folder;
  private SpokenMedia spoken;
  private Media media;
  private List<String> leftOut;

  @BeforeEach
  void locate() {
    spoken = SpokenMedia.in(folder);
    media = new Media(spoken.ffmpeg());
  }

  @ParameterizedTest
  @CsvSource({
    "mp4, -c:v libx264 -c:a aac",
    "mov, -c:v libx264 -c:a pcm_s16le",
    "mkv, -c:v libx264 -c:a aac -ac 2",
    "mkv, -c:v libx264 -c:a libopus -output_ts_offset 20",
    "ts, -c:v libx264 -c:a aac",
    "mpg, -r 25 -c:v mpeg2video -c:a mp2",
    "webm, -c:v libvpx -c:a libopus"
  })
  void shouldSpeakWhereTheOriginalSpeaks(String kind, String arguments) throws Exception {
    Path film = spoken.late("late." + kind, 3, arguments.split(" "));

    Path dubbed = dub(film, 3, false);

    assertThat(begins(dubbed, 0)).isCloseTo(3.05, within(0.1));
    assertThat(begins(dubbed, 1)).isCloseTo(3.05, within(0.1));
    assertThat(begins(dub(film, 3, true), 0)).isCloseTo(3.05, within(0.1));
    // Between these and Matroska packets get other headers, so that only their content compares.
    String codec = kind.matches("ts|mpg") ? "rawvideo" : "copy";
    assertThat(digest(dubbed, "0:v:0", codec)).isEqualTo(digest(film, "0:v:0", codec));
    assertThat(media.probe(dubbed, Cancellation.NEVER).seconds())
        .isCloseTo(media.probe(film, Cancellation.NEVER).seconds(), within(0.3));
  }

  @Test
  void shouldKeepTheOtherTracksOfAFilm() throws Exception {
    Path film = spoken.tracks("film.mkv", "srt", true);
    List<Track> before = media.probe(film, Cancellation.NEVER).tracks();

    Path dubbed = dub(film, 0, true);

    assertThat(leftOut).isEmpty();
    assertThat(media.probe(dubbed, Cancellation.NEVER).tracks())
        .extracting(Track::kind, Track::codec, Track::language, Track::title, Track::flags)
        .containsExactly(
            // Versions of ffmpeg mark what it makes as default or not.
            tuple(Kind.VIDEO, "h264", "", "", before.getFirst().flags()),
            tuple(Kind.AUDIO, "aac", "spa", "Dubbed by a synthetic voice", Set.of("default")),
            tuple(Kind.AUDIO, "aac", "eng", "Main", Set.of()),
            tuple(Kind.AUDIO, "aac", "deu", "Deutsch", Set.of()),
            tuple(Kind.AUDIO, "ac3", "fra", "", Set.of("comment")),
            tuple(Kind.SUBTITLE, "subrip", "eng", "", before.get(4).flags()),
            tuple(Kind.ATTACHMENT, "ttf", "", "", Set.of()));
    assertThat(before.get(4).flags()).contains("forced");
    assertThat(printed(dubbed)).containsPattern("title +: The train").contains(": One", ": Two");
  }

  @Test
  void shouldKeepTheOtherTracksOfAnMp4() throws Exception {
    Path dubbed = dub(spoken.tracks("film.mp4", "mov_text", false), 0, false);

    assertThat(leftOut).isEmpty();
    assertThat(media.probe(dubbed, Cancellation.NEVER).tracks())
        .extracting(Track::kind, Track::codec, Track::language)
        .startsWith(
            tuple(Kind.VIDEO, "h264", ""),
            tuple(Kind.AUDIO, "aac", "spa"),
            tuple(Kind.AUDIO, "aac", "eng"),
            tuple(Kind.AUDIO, "aac", "deu"),
            tuple(Kind.AUDIO, "ac3", "fra"),
            tuple(Kind.SUBTITLE, "mov_text", "eng"));
    assertThat(printed(dubbed)).containsPattern("title +: The train").contains(": One", ": Two");
  }

  @Test
  void shouldDubTheDefaultSound() throws Exception {
    Path film =
        spoken.make(
            "default.mkv",
            List.of(
                "-i",
                spoken.late("late.mkv", 1).toString(),
                "-f",
                "lavfi",
                "-i",
                "sine=d=6",
                "-map",
                "0:v",
                "-map",
                "1:a",
                "-map",
                "0:a",
                "-c:v",
                "copy",
                "-c:a",
                "flac",
                "-disposition:a:0",
                "0",
                "-disposition:a:1",
                "default",
                "-metadata:s:a:1",
                "language=eng"));

    Media.Decoded decoded = decode(film);
    Path dubbed = dub(film, 1, true);

    assertThat(decoded.heard()).contains("audio track 3 (flac, eng), the default one of 2");
    assertThat(parts(decoded.audio()).getFirst().start()).isCloseTo(1.05, within(0.1));
    assertThat(digest(dubbed, "0:a:1")).isEqualTo(digest(film, "0:a:1"));
    assertThat(digest(dubbed, "0:a:2")).isEqualTo(digest(film, "0:a:0"));
    assertThat(media.probe(dubbed, Cancellation.NEVER).selectedAudio()).isZero();
  }

  @Test
  void shouldSayWhatItCannotKeep() throws Exception {
    Path film =
        spoken.make(
            "timed.mov",
            List.of(
                "-i",
                spoken.late("late.mp4", 0).toString(),
                "-c",
                "copy",
                "-timecode",
                "01:00:00:00"));

    dub(film, 0, false);

    assertThat(leftOut).singleElement().asString().startsWith("data track 3");
  }

  @Test
  void shouldSayThatSoundFilesHaveOneSound() throws Exception {
    Path sound =
        spoken.make(
            "two.m4a",
            List.of(
                "-i",
                spoken.sentence().toString(),
                "-f",
                "lavfi",
                "-i",
                "sine=d=3",
                "-map",
                "0",
                "-map",
                "1",
                "-metadata:s:a:1",
                "language=deu"));

    Path dubbed = dub(sound, 0, false);

    assertThat(media.probe(dubbed, Cancellation.NEVER).tracks()).hasSize(1);
    assertThat(leftOut).containsExactly("audio track 2 (aac, deu)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp3", "m4a", "flac", "mp4"})
  void shouldKeepACover(String kind) throws Exception {
    List<String> words = new ArrayList<>();
    if (kind.equals("mp4")) {
      words.addAll(List.of("-i", spoken.late("late.mp4", 0).toString()));
    } else {
      words.addAll(List.of("-i", spoken.sentence().toString()));
    }
    words.addAll(
        List.of("-f", "lavfi", "-i", "color=red:s=64x64:d=0.04", "-map", "0", "-map", "1"));
    String place = kind.equals("mp4") ? "v:1" : "v:0";
    words.addAll(List.of("-c:" + place, "png", "-disposition:" + place, "attached_pic"));
    Path file = spoken.make("cover." + kind, words);

    Path dubbed = dub(file, 0, true);

    assertThat(leftOut).isEmpty();
    assertThat(media.probe(dubbed, Cancellation.NEVER).tracks())
        .filteredOn(Track::isCover)
        .hasSize(1);
    assertThat(media.probe(dubbed, Cancellation.NEVER).video()).hasSize(kind.equals("mp4") ? 1 : 0);
  }

  @Test
  void shouldKeepAFilmTurned() throws Exception {
    Path film =
        spoken.make(
            "turned.mp4",
            List.of(
                "-i",
                spoken.late("late.mp4", 0).toString(),
                "-c",
                "copy",
                "-metadata:s:v",
                "rotate=90"));
    assertThat(printed(film)).contains("displaymatrix");

    assertThat(printed(dub(film, 0, true))).contains("displaymatrix");
  }

  /** Dubs it with the sentence again, at a place of the film. */
  private Path dub(Path film, double at, boolean background) throws Exception {
    MediaInfo info = decode(film).info();
    double seconds = Math.max(info.seconds(), at + SpokenMedia.SENTENCE_SECONDS);
    PcmFile sentence = PcmFile.open(spoken.sentence());
    Path voice = folder.resolve("voice.wav");
    try (WavWriter writer = WavWriter.create(voice, sentence.sampleRate())) {
      writer.appendSilence(at);
      writer.append(sentence, Cancellation.NEVER);
      writer.appendSilence(Math.max(0, seconds - at - sentence.seconds()));
    }
    Path gain = folder.resolve("gain.wav");
    try (WavWriter writer = WavWriter.create(gain, 1_000)) {
      writer.append(Pcm.of(filled(seconds), 1_000));
    }
    Optional<PcmFile> under = background ? Optional.of(PcmFile.open(gain)) : Optional.empty();
    DubbedFormat format = DubbedFormat.of(info);
    Path dubbed = folder.resolve("dubbed." + format.extension());
    leftOut =
        new DubMixer(spoken.ffmpeg(), MediaLimits.DEFAULT)
            .write(
                new Dub(film, info, PcmFile.open(voice), under, seconds, "es", "en"),
                format,
                dubbed,
                Progress.NONE,
                Cancellation.NEVER);
    return dubbed;
  }

  private static short[] filled(double seconds) {
    short[] samples = new short[(int) (seconds * 1_000)];
    Arrays.fill(samples, (short) 6_000);
    return samples;
  }

  private double begins(Path file, int sound) throws Exception {
    String times = "aresample=16000:async=1:first_pts=0";
    Path wav =
        spoken.make(
            "heard.wav",
            List.of("-i", file.toString(), "-map", "0:a:" + sound, "-ac", "1", "-af", times));
    return parts(PcmFile.open(wav)).getFirst().start();
  }

  private static List<TimeSpan> parts(PcmFile audio) throws IOException {
    return new PauseSplitter().split(audio, Cancellation.NEVER);
  }

  private String digest(Path file, String stream) throws Exception {
    return digest(file, stream, "copy");
  }

  private String digest(Path file, String stream, String codec) throws Exception {
    return Files.readString(
        spoken.make(
            "digest.md5",
            List.of("-i", file.toString(), "-map", stream, "-c", codec, "-f", "md5")));
  }

  private String printed(Path file) throws Exception {
    return spoken.ffmpeg().inspect(file).run(Cancellation.NEVER).errors();
  }

  private Media.Decoded decode(Path file) throws IOException, InterruptedException {
    return media.decode(file, folder.resolve("decoded.wav"), Progress.NONE, Cancellation.NEVER);
  }
}
