package dev.cadenza.embeddedengines.apertium;

import static dev.cadenza.testing.Failures.assertPermanent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.engines.LanguagePair;
import dev.cadenza.engines.Translator;
import dev.cadenza.engines.choice.Engines;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.command.Programs;
import dev.cadenza.model.TransientFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApertiumTranslatorTest {
  private static final LanguagePair TO_SPANISH = new LanguagePair("en", "es");

  private final ApertiumTranslator apertium = ApertiumTranslator.locate(System.getenv());

  @ParameterizedTest
  @CsvSource({
    "en, es, The house is big., La casa es grande.",
    "en, ca, The house is big., La casa és gran.",
    "en, gl, The house is big., A casa é grande.",
    "en, eo, The house is big., La domo estas granda.",
    "es, en, La casa es grande., The house is big.",
    "eo, en, La domo estas granda., The house is big."
  })
  void shouldTranslate(String from, String to, String said, String translated) throws Exception {
    assertThat(translate(said, new LanguagePair(from, to))).isEqualTo(translated);
  }

  static Stream<LanguagePair> pairs() {
    return ApertiumTranslator.locate(System.getenv()).pairs().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void shouldKeepWhatItDoesNotKnow(LanguagePair pair) throws Exception {
    assertThat(translate("Zyxwvut!", pair)).isEqualTo("Zyxwvut!");
  }

  @Test
  void shouldKnowThePairsThatAreInstalled() {
    assertThat(apertium.pairs())
        .contains(
            TO_SPANISH,
            new LanguagePair("es", "en"),
            new LanguagePair("en", "hr"),
            new LanguagePair("sr", "en"),
            new LanguagePair("eu", "en"))
        .doesNotContain(new LanguagePair("en", "eu"), new LanguagePair("en", "de"));
  }

  @ParameterizedTest
  @CsvSource({
    "eng-spa.mode, en→es", "eo-en.mode, eo→en", "eng-hbs_HR.mode, en→hr", "eng-hbs.mode, ''",
    "eng-cat_valencia.mode, ''", "spa-eng_US.mode, ''", "Cyrl-Latn.mode, ''", "eo-en-j.mode, ''"
  })
  void shouldReadThePairFromTheNameOfAMode(String name, String pair) {
    assertThat(String.join(" ", ApertiumMode.pairs(name).stream().map(Object::toString).toList()))
        .isEqualTo(pair);
  }

  @Test
  void shouldUnderstandTheThreeStandardsOfOneMode() {
    assertThat(ApertiumMode.pairs("hbs-eng.mode"))
        .extracting(LanguagePair::from)
        .containsExactly("bs", "hr", "sr");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u0000", "\n\t", "\uD83D"})
  void shouldLeaveWhatIsEmptyEmpty(String text) throws Exception {
    assertThat(translate(text, TO_SPANISH)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "#",
        "@",
        "\\",
        "[",
        "]",
        "^a$",
        "{b}",
        "<c>",
        "and/or",
        "a@b.example",
        "[][",
        "...",
        "日本語",
        "\uD83D\uDE00",
        "100 %",
        "[\\",
        "~",
        "|",
        "«x»",
        "*x",
        "#1",
        "\\@y"
      })
  void shouldComeBackFromWhateverItIsGiven(String text) throws Exception {
    List<String> translations =
        apertium.translate(List.of(text, "The house is big."), TO_SPANISH, Cancellation.NEVER);

    assertThat(translations.getFirst()).isNotBlank();
    assertThat(translations.getLast()).isEqualTo("La casa es grande.");
  }

  @Test
  void shouldKeepCharactersThatMeanSomethingToTheEngine() throws Exception {
    assertThat(translate("Dog #1 [sure] *Zyxwvut* <x@y>.", TO_SPANISH))
        .contains("#1", "[seguro]", "*Zyxwvut*", "@");
  }

  @Test
  void shouldTranslateATextThatIsLongerThanASentence() throws Exception {
    String translated = translate("The house is big. ".repeat(100), TO_SPANISH);

    assertThat(translated.split("casa", -1)).hasSize(101);
  }

  @Test
  void shouldKeepThreadsApart() throws Exception {
    List<String> numbers = List.of("one", "two", "three", "four", "five", "six", "seven");
    List<Callable<String>> tasks = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      String number = numbers.get(i % numbers.size());
      tasks.add(() -> translate("The " + number + " houses.", TO_SPANISH));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      List<Future<String>> translated = threads.invokeAll(tasks);
      for (int i = 0; i < translated.size(); i++) {
        assertThat(translated.get(i).get()).isEqualTo(translated.get(i % numbers.size()).get());
      }
      assertThat(translated.subList(0, numbers.size()))
          .extracting(Future::get)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void shouldSayWhichPairsThereAre() {
    assertPermanent(
            () -> translate("Hello.", new LanguagePair("en", "de")), "unsupported_language_pair")
        .hasMessageContaining("en→de")
        .hasMessageContaining("en→es, ");
  }

  @Test
  void shouldSayThatNoneIsInstalled(@TempDir Path empty) {
    Engines none = Engines.locate(Map.of("PATH", "", "APERTIUM_MODES", empty.toString()));

    assertPermanent(() -> none.translators().translator(TO_SPANISH), "unsupported_language_pair")
        .hasMessageContaining("No translator is installed");
  }

  @Test
  void shouldEndItsProgramsWhenNobodyAsks() throws Exception {
    Translator quick = withMode(Duration.ofMillis(1), "cat | cat");
    List<ProcessHandle> before = children();
    quick.translate(List.of("Hello."), TO_SPANISH, Cancellation.NEVER);

    assertThat(awaitEndOf(childrenSince(before))).isTrue();
    assertThat(quick.translate(List.of("Hello."), TO_SPANISH, Cancellation.NEVER))
        .containsExactly("Hello.");
  }

  @Test
  void shouldStopAndStartAnewWhenCancelledInTheMiddle(@TempDir Path modes) throws Exception {
    // Answers nothing to the one that is cancelled, however long anybody waits.
    Path silent = modes.resolve("silent");
    Translator hanging =
        withMode(
            Duration.ofMinutes(1),
            "sh -c 'if [ -e " + silent + " ]; then exec cat; else exec sleep 600; fi' sh");
    List<ProcessHandle> before = children();
    AtomicInteger asked = new AtomicInteger();

    assertThatThrownBy(
            () ->
                hanging.translate(List.of("Hello."), TO_SPANISH, () -> asked.incrementAndGet() > 3))
        .isInstanceOf(CancellationException.class);
    assertThat(awaitEndOf(childrenSince(before))).isTrue();

    Files.createFile(silent);
    assertThat(hanging.translate(List.of("Hello."), TO_SPANISH, Cancellation.NEVER))
        .containsExactly("Hello.");
  }

  @Test
  void shouldFailForNowWhenAProgramDies() {
    Translator dying = withMode(Duration.ofMinutes(1), "false");

    assertThatThrownBy(() -> dying.translate(List.of("Hello."), TO_SPANISH, Cancellation.NEVER))
        .isInstanceOfSatisfying(
            TransientFailure.class, e -> assertThat(e.code()).isEqualTo("translation_failed"));
  }

  /** A mode of our own, whose programs take no {@code -z}. */
  private static Translator withMode(Duration idle, String line) {
    ApertiumMode parsed = ApertiumMode.parse(line, Programs.on(System.getenv())).orElseThrow();
    List<List<String>> stages =
        parsed.stages().stream()
            .map(stage -> stage.stream().filter(word -> !word.equals("-z")).toList())
            .toList();
    return new ApertiumTranslator(
        new TreeMap<>(Map.of(TO_SPANISH, new ApertiumMode(stages))), idle);
  }

  private static List<ProcessHandle> children() {
    return ProcessHandle.current().children().toList();
  }

  private static List<ProcessHandle> childrenSince(List<ProcessHandle> before) {
    return children().stream().filter(child -> !before.contains(child)).toList();
  }

  private static boolean awaitEndOf(List<ProcessHandle> processes) throws Exception {
    for (ProcessHandle process : processes) {
      process.onExit().get(30, TimeUnit.SECONDS);
    }
    return processes.stream().noneMatch(ProcessHandle::isAlive);
  }

  private String translate(String text, LanguagePair pair) throws InterruptedException {
    return apertium.translate(List.of(text), pair, Cancellation.NEVER).getFirst();
  }
}
