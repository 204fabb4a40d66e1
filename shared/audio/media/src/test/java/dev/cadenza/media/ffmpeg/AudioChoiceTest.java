package dev.cadenza.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.model.PermanentFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AudioChoiceTest {
  @TempDir private Path folder;

  private static Track track(String language, String... flags) {
    return new Track(0, Track.Kind.AUDIO, "aac", language, "", Set.of(flags));
  }

  private static AudioChoice choice(Integer number, String language, String expected) {
    return new AudioChoice(
        Optional.ofNullable(number), Optional.ofNullable(language), Optional.ofNullable(expected));
  }

  @ParameterizedTest
  @CsvSource({
    ",,, 2",
    ",, fr, 2",
    "1,,, 0",
    "3, , en, 2",
    ", de,, 1",
    ", ger,, 1",
    ", deu,, 1",
    ", de-AT,, 1",
    ", fr,, 2",
    ", EN_us,, 0"
  })
  void shouldTakeTheNumberTheLanguageOrTheDefault(
      Integer number, String language, String expected, int index) {
    List<Track> tracks = List.of(track("eng"), track("ger"), track("fra", "default"));

    assertThat(choice(number, language, expected).among(tracks)).isEqualTo(index);
  }

  @ParameterizedTest
  @CsvSource({", 0", "de, 1", "pt, 0"})
  void shouldTakeTheExpectedLanguageWithoutADefault(String expected, int index) {
    List<Track> tracks = List.of(track(""), track("deu"));

    assertThat(choice(null, null, expected).among(tracks)).isEqualTo(index);
  }

  @Test
  void shouldListTheTracksIfThereIsNoSuchOne() {
    List<Track> tracks = List.of(track("eng"), track(""));

    assertRefused(choice(3, null, null), tracks, "The file does not have audio track 3.");
    assertRefused(
        choice(null, "es", null),
        tracks,
        "The file does not have an audio track in the language es.");
  }

  private static void assertRefused(AudioChoice choice, List<Track> tracks, String message) {
    assertThatThrownBy(() -> choice.among(tracks))
        .isInstanceOfSatisfying(
            PermanentFailure.class, it -> assertThat(it.code()).isEqualTo("no_such_track"))
        .hasMessage(
            message
                + " Set \"audio_track\" to the number or the language of one of its audio tracks:"
                + " 1 (aac, eng), 2 (aac).");
  }

  @Test
  void shouldDecodeTheChosenTrack() throws Exception {
    SampleMedia sample = SampleMedia.in(folder);
    Path film =
        sample.make(
            "a.mkv",
            List.of("anullsrc=d=1", "sine=d=2"),
            "-map",
            "0",
            "-map",
            "1",
            "-metadata:s:a:1",
            "language=ger");
    Media media = new Media(sample.ffmpeg());

    Media.Decoded decoded =
        media.decode(
            film,
            folder.resolve("a.wav"),
            choice(null, "de", null),
            Progress.NONE,
            Cancellation.NEVER);

    assertThat(decoded.audio().seconds()).isBetween(1.9, 2.1);
    assertThat(decoded.info().selectedAudio()).isEqualTo(1);
    assertThat(decoded.heard()).startsWith("audio track 2 (vorbis, ger), one of 2");
  }
}
