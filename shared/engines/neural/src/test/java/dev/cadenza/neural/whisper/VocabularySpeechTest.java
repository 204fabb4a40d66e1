package dev.cadenza.neural.whisper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.Transcript;
import dev.cadenza.engines.vocabulary.PhoneticCorrection;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.speech.PauseSplitter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names and terms in speech, with and without a vocabulary. */
final class VocabularySpeechTest {
  private static final List<String> TERMS =
      List.of("Kadensa", "Przybylski", "Okonkwo", "Zylofin", "Anneliese Kowatz", "Terravance");

  private static final String[] WITH_TERMS = {
    "The new version of Kadensa was written by Okonkwo and Przybylski.",
    "Doctor Okonkwo gives Zylofin to patients in the morning.",
    "Anneliese Kowatz works for Terravance in the city."
  };

  private static final String[] WITHOUT_TERMS = {
    "The weather in the north will be cold and dry until the end of the week.",
    "Our company has more than two hundred people in seven countries.",
    "The train to the city leaves every morning at half past eight.",
    "My sister plays the violin, and the cadence of the song is slow.",
    "They sit on the terrace with an advance copy of the book.",
    "Several patients were asked about the silence of the telephone."
  };

  private static final PhoneticCorrection CORRECTION = new PhoneticCorrection(TERMS);

  @TempDir private Path folder;

  @Test
  void shouldWriteMoreNamesRight() throws Exception {
    Spoken spoken = Spoken.with("flite/slt", folder.resolve("names.wav"), WITH_TERMS);
    SpeechRecognizer whisper = Installed.recognizer("whisper-base");

    Transcript without = transcript(whisper, spoken);
    Transcript expecting = transcript(whisper.knowing(TERMS), spoken);

    assertThat(named(without)).as(without.text()).isLessThan(3);
    assertThat(named(expecting)).as(expecting.text()).isGreaterThan(3);
    assertThat(named(CORRECTION.corrected(without))).isGreaterThan(named(without));
    assertThat(named(CORRECTION.corrected(expecting))).isGreaterThan(named(expecting));
  }

  @Test
  void shouldWriteNoNameThatIsNotSaid() throws Exception {
    Spoken spoken = Spoken.with("flite/slt", folder.resolve("others.wav"), WITHOUT_TERMS);
    SpeechRecognizer whisper = Installed.recognizer("whisper-base");

    Transcript without = transcript(whisper, spoken);
    Transcript expecting = transcript(whisper.knowing(TERMS), spoken);

    assertThat(CORRECTION.corrected(without)).isEqualTo(without);
    assertThat(CORRECTION.corrected(expecting)).isEqualTo(expecting);
    assertThat(named(expecting)).as(expecting.text()).isZero();
  }

  private static Transcript transcript(SpeechRecognizer recognizer, Spoken spoken)
      throws Exception {
    return recognizer.recognize(
        spoken.audio(),
        new PauseSplitter().split(spoken.audio(), Cancellation.NEVER),
        "en",
        Progress.NONE,
        Cancellation.NEVER);
  }

  /** How often a term occurs. */
  private static int named(Transcript transcript) {
    String text = transcript.text();
    return TERMS.stream().mapToInt(term -> text.split(term, -1).length - 1).sum();
  }
}
