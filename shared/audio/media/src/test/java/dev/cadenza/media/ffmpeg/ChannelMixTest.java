package dev.cadenza.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.speech.PauseSplitter;
import dev.cadenza.media.wav.PcmFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelMixTest {
  private static final int MAX_LAG = 40;

  @TempDir private Path folder;
  private SpokenMedia spoken;
  private Path sentence;

  @BeforeEach
  void speak() throws Exception {
    spoken = SpokenMedia.in(folder);
    sentence = spoken.sentence();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "wav; pan=stereo|c0=c0|c1=-1*c0",
        "mp3; pan=stereo|c0=c0|c1=-1*c0",
        "m4a; pan=stereo|c0=c0|c1=-1*c0",
        "ogg; pan=stereo|c0=c0|c1=-1*c0",
        "wav; pan=stereo|c0=c0|c1=-0.8*c0",
        "wav; pan=stereo|c0=0.3*c0|c1=-1*c0",
        "wav; pan=stereo|c0=c0|c1=c0",
        "wav; pan=stereo|c0=c0",
        "wav; pan=stereo|c1=c0",
        "mp3; pan=stereo|c1=c0",
        "m4a; pan=stereo|c0=c0",
        "wav; pan=stereo|c0=0.02*c0|c1=c0",
        "wav; pan=5.1|FC=c0",
        "m4a; pan=5.1|FC=c0",
        "flac; pan=5.1|FC=c0",
        "wav; pan=7.1|FC=c0",
        "wav; pan=5.1|BL=c0",
        "wav; pan=5.1|LFE=c0",
        "wav; pan=quad|BR=c0",
        "wav; pan=3.0|FC=0.9*c0",
        "wav; pan=2.1|c0=c0|c1=-1*c0",
        "wav; pan=5.1|FL=c0|FR=-1*c0",
        "wav; pan=quad|FL=c0|FR=-1*c0|BL=c0|BR=-1*c0",
        "wav; pan=stereo|c0=c0|c1=c0,aeval=val(0)|if(lt(t\\,1.7)\\,1\\,-1)*val(1):c=same"
      })
  void shouldHearTheSentenceWhicheverChannelsHaveIt(String kind, String filter) throws Exception {
    Path file = spoken.make("a." + kind, List.of("-i", sentence.toString(), "-af", filter));

    assertHeard(decode(file).audio(), 0.9, 0.35);
  }

  /** What is beside the sentence, as loud as it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "anoisesrc=a=0.1:r=16000:d=3.4:s=1",
        "sine=f=50:r=16000:d=3.4,volume=3",
        "sine=f=1000:r=16000:d=3.4",
        "anoisesrc=a=0.1:r=16000:d=3.4:c=pink:s=1"
      })
  void shouldLeaveOutAChannelThatHasOnlyNoise(String noise) throws Exception {
    for (String order : List.of("[0:a][1:a]", "[1:a][0:a]")) {
      Path file =
          spoken.make(
              "noise.wav",
              List.of(
                  "-i",
                  sentence.toString(),
                  "-f",
                  "lavfi",
                  "-i",
                  noise,
                  "-filter_complex",
                  order + "join=inputs=2:channel_layout=stereo"));

      Media.Decoded decoded = decode(file);

      assertHeard(decoded.audio(), 0.99, 0.9);
      assertThat(decoded.heard())
          .contains("1 of 2".replace("1", order.startsWith("[0") ? "1" : "2"));
    }
  }

  @Test
  void shouldHearTheCentreBesideNoiseInAllOthers() throws Exception {
    Path file =
        spoken.make(
            "film.wav",
            List.of(
                "-i",
                sentence.toString(),
                "-f",
                "lavfi",
                "-i",
                "anoisesrc=a=0.1:r=16000:d=3.4:s=1",
                "-filter_complex",
                "[0:a][1:a]amerge=inputs=2,pan=5.1|FL=c1|FR=c1|FC=c0|LFE=c1|BL=c1|BR=c1"));

    assertHeard(decode(file).audio(), 0.99, 0.9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "-1", "0.05"})
  void shouldKeepBothSidesOfACall(String gain) throws Exception {
    Path file = spoken.make("call.wav", call(gain));

    Media.Decoded decoded = decode(file);

    List<TimeSpan> parts = new PauseSplitter().split(decoded.audio(), Cancellation.NEVER);
    assertThat(parts).hasSize(2);
    assertThat(parts.get(0).start()).isCloseTo(0.1, within(0.15));
    assertThat(parts.get(1).start()).isCloseTo(6.1, within(0.15));
    assertThat(decoded.heard()).isEqualTo("all 2 channels");
  }

  private List<String> call(String gain) {
    return List.of(
        "-i",
        sentence.toString(),
        "-i",
        sentence.toString(),
        "-filter_complex",
        "[0:a]aformat=channel_layouts=mono,apad=whole_dur=10[a];[1:a]adelay=6000,volume=0.9,aeval="
            + gain
            + "*val(0),aformat=channel_layouts=mono,apad=whole_dur=10[b];[a][b]join=inputs=2:channel_layout=stereo");
  }

  @Test
  void shouldLeaveOneChannelAsItIs() throws Exception {
    Media.Decoded decoded = decode(sentence);

    assertThat(decoded.audio().read(new TimeSpan(0, 9)).toArray())
        .isEqualTo(PcmFile.open(sentence).read(new TimeSpan(0, 9)).toArray());
    assertThat(decoded.heard()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.012, 0.05, 0.2})
  void shouldNotStumbleOverShortSounds(double seconds) throws Exception {
    for (String layout : List.of("stereo|c0=c0|c1=-1*c0", "5.1|FC=c0")) {
      Path file =
          spoken.make(
              "short.wav",
              List.of(
                  "-ss",
                  "1",
                  "-t",
                  Double.toString(seconds),
                  "-i",
                  sentence.toString(),
                  "-af",
                  "pan=" + layout));

      assertThat(decode(file).audio().seconds()).isCloseTo(seconds, within(0.002));
    }
  }

  @Test
  void shouldGiveSamplesForCloningTheSameChannels() throws Exception {
    Path file =
        spoken.make(
            "inverted.wav", List.of("-i", sentence.toString(), "-af", "pan=stereo|c0=c0|c1=-1*c0"));
    Path mp3 = folder.resolve("sample.mp3");

    new SpeechSample(spoken.ffmpeg()).write(file, 2, mp3, Cancellation.NEVER);

    assertThat(decode(mp3).audio().seconds()).isCloseTo(2, within(0.1));
    assertHeard(decode(mp3).audio(), 0.9, 0.5);
  }

  private Media.Decoded decode(Path file) throws IOException, InterruptedException {
    return new Media(spoken.ffmpeg())
        .decode(file, folder.resolve("decoded.wav"), Progress.NONE, Cancellation.NEVER);
  }

  /**
   * @param likeness of the wave to the sentence's, at least
   * @param loudness in proportion to the sentence's, at least
   */
  private void assertHeard(PcmFile audio, double likeness, double loudness) throws IOException {
    short[] wanted = PcmFile.open(sentence).read(new TimeSpan(0, 9)).toArray();
    short[] heard = audio.read(new TimeSpan(0, 9)).toArray();
    double most = 0;
    for (int lag = -MAX_LAG; lag <= MAX_LAG; lag++) {
      most = Math.max(most, Math.abs(likeness(wanted, heard, lag)));
    }
    assertThat(most).as("likeness").isGreaterThan(likeness);
    assertThat(energy(heard) / energy(wanted)).as("loudness").isGreaterThan(loudness);
  }

  private static double likeness(short[] wanted, short[] heard, int lag) {
    double product = 0;
    double first = 0;
    double second = 0;
    for (int i = MAX_LAG; i < Math.min(wanted.length, heard.length) - MAX_LAG; i++) {
      product += (double) wanted[i] * heard[i + lag];
      first += (double) wanted[i] * wanted[i];
      second += (double) heard[i + lag] * heard[i + lag];
    }
    return product / Math.sqrt(first * second);
  }

  private static double energy(short[] samples) {
    double sum = 0;
    for (short sample : samples) {
      sum += (double) sample * sample;
    }
    return Math.sqrt(sum / samples.length);
  }
}
