package dev.cadenza.neural.kokoro;

import static dev.cadenza.neural.InstalledVoices.say;
import static dev.cadenza.neural.InstalledVoices.voice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.cadenza.engines.Speech;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.TimedWord;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.neural.InstalledVoices;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KokoroSynthesizerTest {
  private static final String HEART = "af_heart";

  @TempDir private Path empty;

  @Test
  void shouldBeMissingWithoutItsModel() {
    assertThat(KokoroSynthesizer.find(Map.of("CADENZA_MODELS", empty.toString()))).isEmpty();
  }

  @Test
  void shouldTellWordTimesWithThePauseAtAComma() throws Exception {
    Speech speech = say(InstalledVoices.kokoro(), HEART, "I saw a dog, and two of the cats.");

    assertThat(speech.sound().sampleRate()).isEqualTo(24_000);
    List<TimedWord> words = speech.words();
    assertThat(words)
        .extracting(TimedWord::text)
        .containsExactly("I", "saw", "a", "dog,", "and", "two", "of", "the", "cats.");
    double end = 0;
    for (TimedWord word : words) {
      assertThat(word.start()).isGreaterThanOrEqualTo(end);
      assertThat(word.end()).isGreaterThan(word.start());
      end = word.end();
    }
    double pause = words.get(4).start() - words.get(3).end();
    // Durations are whole frames of 25 ms, which differ by one between processors.
    assertThat(pause).isGreaterThan(0.09).isGreaterThan(words.get(2).start() - words.get(1).end());
    assertThat(end).isCloseTo(speech.sound().seconds(), within(0.3));
    assertThat(words.getFirst().start()).isLessThan(0.2);
  }

  @Test
  void shouldSpeakAllOfALongSentence() throws Exception {
    String clause = "the old man walked along the river, ";
    String text = clause.repeat(20).strip();

    SpeechSynthesizer kokoro = InstalledVoices.kokoro();

    Speech speech = kokoro.synthesize(text, voice(kokoro, HEART), 2, Cancellation.NEVER);

    assertThat(speech.words()).extracting(TimedWord::text).containsExactly(text.split(" "));
    assertThat(speech.words()).allMatch(word -> word.end() > word.start());
    assertThat(speech.sound().seconds()).isBetween(12.0, 40.0);
  }

  @Test
  void shouldSoundTheSameEachTimeAndForSeveralThreads() throws Exception {
    SpeechSynthesizer kokoro = InstalledVoices.kokoro();
    short[] alone = say(kokoro, HEART, "Good morning.").sound().toArray();
    Callable<Pcm> task = () -> say(kokoro, HEART, "Good morning.").sound();

    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      for (Future<Pcm> sound : threads.invokeAll(Collections.nCopies(4, task))) {
        assertThat(sound.get().toArray()).isEqualTo(alone);
      }
    }
  }

  @Test
  void shouldTakeTwiceAsLongAtHalfSpeed() throws Exception {
    SpeechSynthesizer kokoro = InstalledVoices.kokoro();
    String text = "Good morning, my friend.";
    double usual = say(kokoro, HEART, text).sound().seconds();

    double slow =
        kokoro.synthesize(text, voice(kokoro, HEART), 0.5, Cancellation.NEVER).sound().seconds();

    assertThat(slow / usual).isBetween(1.5, 2.3);
  }

  @Test
  void shouldStopInTheMiddleWhenCancelled() throws Exception {
    SpeechSynthesizer kokoro = InstalledVoices.kokoro();
    say(kokoro, HEART, "Loaded.");
    String text = "The old man walked along the river. ".repeat(11);
    Instant late = Instant.now().plusMillis(500);

    assertThatThrownBy(
            () ->
                kokoro.synthesize(text, voice(kokoro, HEART), 1, () -> Instant.now().isAfter(late)))
        .isInstanceOf(CancellationException.class);
    assertThat(Duration.between(late, Instant.now())).isLessThan(Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"😀", "😀 🎉", "...", "—", "\u28ff"})
  void shouldMakeALittleStillnessOfWhatHasNoWords(String text) throws Exception {
    Speech nothing = say(InstalledVoices.kokoro(), HEART, text);

    assertThat(nothing.words()).isEmpty();
    assertThat(nothing.sound().seconds()).isBetween(0.01, 0.5);
  }

  @Test
  void shouldPassOverSymbolsInAText() throws Exception {
    Speech speech = say(InstalledVoices.kokoro(), HEART, "Hello 😀 world");

    assertThat(speech.words()).extracting(TimedWord::text).containsExactly("Hello", "😀", "world");
  }

  @ParameterizedTest
  @CsvSource({
    "bm_george, Good morning.", "ef_dora, Buenos días.", "ff_siwis, Bonjour à tous.",
    "hf_alpha, नमस्ते दुनिया", "if_sara, Buongiorno a tutti.", "pf_dora, Bom dia."
  })
  void shouldSpeakEachLanguage(String local, String text) throws Exception {
    Speech speech = say(InstalledVoices.kokoro(), local, text);

    assertThat(speech.sound().seconds()).isBetween(0.4, 3.0);
    assertThat(speech.words()).extracting(TimedWord::text).containsExactly(text.split(" "));
    assertThat(speech.words()).allMatch(word -> word.end() > word.start());
  }

  /** A voice first for each language is the one that is chosen when only the language is known. */
  @Test
  void shouldListTheBestVoiceOfALanguageFirst() {
    Map<String, String> first =
        InstalledVoices.kokoro().voices().stream()
            .collect(
                Collectors.toMap(it -> it.language(), it -> it.localName(), (one, other) -> one));

    assertThat(first)
        .containsEntry("en-US", HEART)
        .containsEntry("en-GB", "bf_emma")
        .containsEntry("fr-FR", "ff_siwis");
  }
}
