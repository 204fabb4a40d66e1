package dev.cadenza.embeddedengines;

import static dev.cadenza.embeddedengines.InstalledEngines.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.cadenza.engines.Speech;
import dev.cadenza.engines.Voice;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.TimedWord;
import dev.cadenza.text.SpokenText;
import dev.cadenza.voiceprint.VoiceDistance;
import dev.cadenza.voiceprint.VoicePrint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EspeakSynthesizerTest {
  private static final String SENTENCE = "Guten Morgen, das ist ein kleiner Versuch.";

  private final EspeakSynthesizer espeak = EspeakSynthesizer.find().orElseThrow();

  @Test
  void shouldListVoicesOfManyLanguages() {
    assertThat(espeak.voices()).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    assertThat(espeak.voices()).extracting(Voice::id).doesNotHaveDuplicates();
    assertThat(espeak.voices())
        .extracting(Voice::id, Voice::language)
        .contains(
            tuple("espeak-ng/en-us", "en-US"),
            tuple("espeak-ng/de", "de"),
            tuple("espeak-ng/pt-br", "pt-BR"));
  }

  /** As long as the word that sounds so, and not as the letters that are written. */
  @ParameterizedTest
  @CsvSource({
    "en-us, tomato, təˈmeɪɾoʊ, tomato",
    "fr-fr, bonjour, bɔ̃ˈʒuʁ, bonjour",
    "de, Brücke, ˈbʁʏkə, Brücke",
    "es, niño, ˈniɲo, niño"
  })
  void shouldSpeakPhonemes(String voice, String word, String ipa, String same) throws Exception {
    double spoken = seconds("[ipa: " + word + " | " + ipa + "]", voice);

    assertThat(spoken).isCloseTo(seconds(same, voice), within(0.12));
    assertThat(seconds("[ipa: x | " + ipa.repeat(3) + "]", voice)).isGreaterThan(spoken + 0.4);
    // Brackets of the text are not phonemes.
    assertThat(seconds("[[tomato tomato tomato]]", voice)).isGreaterThan(seconds(same, voice));
  }

  private double seconds(String text, String voice) throws Exception {
    Voice speaker =
        espeak.voices().stream()
            .filter(it -> it.id().equals("espeak-ng/" + voice))
            .findFirst()
            .orElseThrow();
    String spoken = SpokenText.of(text, speaker.language()).text();
    return espeak.synthesize(spoken, speaker, 1, Cancellation.NEVER).sound().seconds();
  }

  @Test
  void shouldHaveThreeVoicesOfWomenAndTwoOfMenForEachLanguage() {
    Map<String, Map<String, Long>> genders =
        espeak.voices().stream()
            .collect(
                Collectors.groupingBy(
                    Voice::language, Collectors.groupingBy(Voice::gender, Collectors.counting())));

    assertThat(genders).hasSizeGreaterThan(100);
    assertThat(genders).containsEntry("de", Map.of("female", 3L, "male", 2L));
    assertThat(genders.values()).allMatch(it -> it.get("female") >= 3);
  }

  /** Those of women are about an octave higher; two women differ in more than their pitch. */
  @Test
  void shouldSoundDifferentInEachVoiceOfALanguage() throws Exception {
    List<Voice> german = espeak.voices().stream().filter(it -> it.language().equals("de")).toList();
    List<VoicePrint> prints = new ArrayList<>();
    for (Voice voice : german) {
      prints.add(print(voice.id()));
    }

    for (int i = 0; i < prints.size(); i++) {
      double hertz = prints.get(i).pitch().hertz();
      assertThat(hertz).isBetween(german.get(i).gender().equals("female") ? 170.0 : 70.0, 240.0);
      assertThat(hertz > 150).isEqualTo(german.get(i).gender().equals("female"));
      for (VoicePrint other : prints.subList(i + 1, prints.size())) {
        assertThat(VoiceDistance.between(prints.get(i), other).frechet()).isGreaterThan(4);
      }
    }
  }

  @Test
  void shouldSpeakInItsOwnVoiceAfterAnother() throws Exception {
    VoicePrint before = print("espeak-ng/de");
    print("espeak-ng/de-f2");

    assertThat(VoiceDistance.between(before, print("espeak-ng/de")).frechet()).isLessThan(1);
  }

  private VoicePrint print(String voice) throws Exception {
    return VoicePrint.of(List.of(say(SENTENCE, voice).sound()));
  }

  @ParameterizedTest
  @CsvSource({
    "espeak-ng/de, Guten Morgen.", "espeak-ng/fr-fr, Déjà vu à Noël.", "espeak-ng/ru, Доброе утро.",
    "espeak-ng/cmn, 早上好。", "espeak-ng/ar, صباح الخير", "espeak-ng/hi, नमस्ते दुनिया"
  })
  void shouldSpeakOtherLanguages(String voice, String text) throws Exception {
    Speech speech = say(text, voice);

    assertThat(speech.sound().sampleRate()).isEqualTo(22_050);
    assertThat(speech.sound().seconds()).isBetween(0.4, 4.0);
    assertThat(loudest(speech)).isGreaterThan(2000);
    assertThat(speech.words()).extracting(TimedWord::text).containsExactly(text.split(" "));
  }

  @Test
  void shouldTellWhenEachWordIsSaid() throws Exception {
    Speech speech = say(SENTENCE, "espeak-ng/de");

    double end = 0;
    for (TimedWord word : speech.words()) {
      assertThat(word.start()).isGreaterThanOrEqualTo(end);
      assertThat(word.end()).isGreaterThan(word.start());
      end = word.end();
    }
    assertThat(end).isEqualTo(speech.sound().seconds());
    // Said alone, the first two words and the pause after them take as long.
    double alone = say("Guten Morgen,", "espeak-ng/de").sound().seconds();
    assertThat(speech.words().get(2).start()).isCloseTo(alone, within(0.25));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.8, 1.25, 2})
  void shouldSpeakFasterAndSlower(double speed) throws Exception {
    double usual = say(SENTENCE, "espeak-ng/de").sound().seconds();

    assertThat(say(SENTENCE, "espeak-ng/de", speed).sound().seconds())
        .isCloseTo(usual / speed, within(0.25 * usual / speed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "...", "—", "\u0000", "<voice name=\"x\">", "[[h@'loU]]", "\uD83D"})
  void shouldSpeakWhateverItIsGiven(String text) throws Exception {
    assertThat(say(text, "espeak-ng/en-us").sound().seconds()).isBetween(0.01, 5.0);
  }

  @Test
  void shouldKeepThreadsApart() throws Exception {
    List<Callable<Speech>> tasks = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      boolean even = i % 2 == 0;
      tasks.add(
          () -> even ? say(SENTENCE, "espeak-ng/de") : say("One two three.", "espeak-ng/en-us"));
    }
    double german = say(SENTENCE, "espeak-ng/de").sound().seconds();
    double english = say("One two three.", "espeak-ng/en-us").sound().seconds();

    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<Speech>> speeches = threads.invokeAll(tasks);
      for (int i = 0; i < speeches.size(); i++) {
        assertThat(speeches.get(i).get().sound().seconds())
            .isCloseTo(i % 2 == 0 ? german : english, within(0.15));
      }
    }
  }

  @Test
  void shouldStopInTheMiddleWhenCancelled() {
    Voice voice = InstalledEngines.ENGINES.voice("espeak-ng/de");
    AtomicInteger asked = new AtomicInteger();

    assertThatThrownBy(
            () ->
                espeak.synthesize(SENTENCE.repeat(20), voice, 1, () -> asked.incrementAndGet() > 5))
        .isInstanceOf(CancellationException.class);
    // At once: not after the rest of the text.
    assertThat(asked.get()).isLessThan(10);
  }

  @Test
  void shouldStopWhenInterrupted() throws Exception {
    Voice voice = InstalledEngines.ENGINES.voice("espeak-ng/de");
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> espeak.synthesize(SENTENCE, voice, 1, Cancellation.NEVER))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
    assertThat(say(SENTENCE, "espeak-ng/de").sound().seconds()).isGreaterThan(1);
  }

  @Test
  void shouldStopInTheMiddleWhenInterrupted() {
    Voice voice = InstalledEngines.ENGINES.voice("espeak-ng/de");
    AtomicInteger asked = new AtomicInteger();
    Cancellation interrupting =
        () -> {
          if (asked.incrementAndGet() == 5) {
            Thread.currentThread().interrupt();
          }
          return false;
        };

    assertThatThrownBy(() -> espeak.synthesize(SENTENCE.repeat(20), voice, 1, interrupting))
        .isInstanceOf(InterruptedException.class);
    assertThat(asked.get()).isLessThan(10);
    assertThat(Thread.interrupted()).isFalse();
  }

  /** Debian 12's espeak-ng 1.51 ends its process at these. */
  @ParameterizedTest
  @CsvSource({"espeak-ng/ar, مرحبا ⣟", "espeak-ng/fi, Hei ⣿", "espeak-ng/tn, Dumela ⣿"})
  void shouldSpeakTheRestOfATextThatCrashesTheLibrary(String voice, String text) throws Exception {
    double alone = say(text.split(" ")[0], voice).sound().seconds();

    Speech speech = say(text, voice);

    assertThat(loudest(speech)).isGreaterThan(2000);
    assertThat(speech.sound().seconds()).isBetween(0.8 * alone, alone + 3);
    assertThat(speech.words()).extracting(TimedWord::text).containsExactly(text.split(" "));
  }

  @Test
  void shouldSpeakOnInANewProcessWhenItsProcessDies() throws Exception {
    double seconds = say(SENTENCE, "espeak-ng/de").sound().seconds();
    ProcessHandle first = espeak.process();

    first.destroyForcibly();
    first.onExit().join();

    assertThat(say(SENTENCE, "espeak-ng/de").sound().seconds()).isCloseTo(seconds, within(0.15));
    assertThat(espeak.process().pid()).isNotEqualTo(first.pid());
    assertThat(first.pid()).isNotEqualTo(ProcessHandle.current().pid());
  }

  @Test
  void shouldStayInOneProcess() throws Exception {
    long pid = espeak.process().pid();

    say(SENTENCE, "espeak-ng/de");

    assertThat(espeak.process().pid()).isEqualTo(pid);
  }

  @Test
  void shouldTellItsVersion() {
    assertThat(espeak.version()).matches("\\d+\\.\\d+.*");
  }

  private static int loudest(Speech speech) {
    int most = 0;
    for (short sample : speech.sound().toArray()) {
      most = Math.max(most, Math.abs(sample));
    }
    return most;
  }
}
