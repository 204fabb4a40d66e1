package dev.cadenza.neural.bergamot;

import static dev.cadenza.testing.Failures.assertPermanent;
import static dev.cadenza.testing.Failures.assertTransient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cadenza.engines.LanguagePair;
import dev.cadenza.engines.Translator;
import dev.cadenza.media.Cancellation;
import dev.cadenza.models.ModelFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BergamotTranslatorTest {
  private static final LanguagePair TO_PORTUGUESE = new LanguagePair("en", "pt");
  private static final LanguagePair TO_ENGLISH = new LanguagePair("pt", "en");

  private static Translator bergamot;

  @BeforeAll
  static void find() {
    InstalledModels.folder("bergamot-en-pt");
    InstalledModels.folder("bergamot-pt-en");
    bergamot = BergamotTranslator.find(System.getenv()).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | pt | The house is big. | A casa é grande.",
        "pt | en | O trem sai às nove da manhã. | The train leaves at nine in the morning.",
        "en | pt | STOP DOING THAT! | PARE DE FAZER ISSO!",
        "pt | en | PARE DE FAZER ISSO AGORA! | STOP DOING THAT NOW!",
        "en | pt | Good morning! How are you today? | Bom dia! Como você está hoje?",
      })
  void shouldTranslate(String from, String to, String said, String translated) throws Exception {
    assertThat(translate(said, new LanguagePair(from, to))).isEqualTo(translated);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | Visit https://example.com/a/b?c=d&e=1 for more information. | https://example.com/a/b?c=d&e=1",
        "en | Write to john.smith@example.org before Friday. | john.smith@example.org",
        "pt | Escreva para joao@exemplo.com.br até sexta. | joao@exemplo.com.br",
        "en | Hello {name}, you have %d new messages. | {name} %d",
        "pt | Olá {nome}, você tem %s mensagens novas. | {nome} %s",
        "en | Is it {0}, {1} or {2}? | {0} {1} {2}",
        "en | Use ${HOME} or {{user}} in the template. | ${HOME} {{user}}",
        "en | Run `npm install` before you open config.yaml. | `npm install` config.yaml",
        "en | Hello @maria, look at #music on the my_file_name page. | @maria #music my_file_name",
        "en | I love 日本語 and pizza 😀. | 日本語 😀.",
        "pt | Eu amo 日本語 e pizza 😀. | 日本語 😀.",
        "en | The price is £30 or ¥400. | £30 ¥400.",
        "en | The engine weighs 95 kg and delivers 150 kW. | kg 150 kW.",
        "pt | Pesa 12 kg e mede 45 cm. | kg 45 cm.",
        "en | Version 2.14.3 was released on 2024-05-17. | 2.14.3 2024-05-17.",
        "en | She bought 3 apples, 12 pears and 144 eggs. | 3 12 144",
        "en | Hello [1], you have [2] new messages. | [1], [2]",
      })
  void shouldKeep(String from, String said, String kept) throws Exception {
    String translated = translate(said, from.equals("en") ? TO_PORTUGUESE : TO_ENGLISH);

    assertThat(translated).contains(kept.split(" ", -1)).isNotEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | pt | This is <b>very</b> important. | Este é <b>muito</b> importante.",
        "pt | en | Isto é <b>muito</b> importante. | This is <b>very</b> important.",
        "pt | en | Clique <a href=\"x\">aqui</a>, por favor. | Click <a href=\"x\">here</a>, please.",
        "pt | en | Linha um<br>linha dois | Line one<br>line two",
      })
  void shouldKeepTagsAtTheirWords(String from, String to, String said, String translated)
      throws Exception {
    assertThat(translate(said, new LanguagePair(from, to))).isEqualTo(translated);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "He came home at 7 p.m. on Monday. | 19:00",
        "The temperature was 3.5 degrees. | 3,5 graus",
        "The bridge is 2,460 metres long. | 2.460 metros",
      })
  void shouldLetNumbersBeWrittenInTheOtherLanguagesWay(String said, String written)
      throws Exception {
    assertThat(translate(said, TO_PORTUGUESE)).contains(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u0000", "\n\t", "\uD83D"})
  void shouldLeaveWhatIsEmptyEmpty(String text) throws Exception {
    assertThat(translate(text, TO_PORTUGUESE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "...",
        "1 + 1 = 2",
        "100 %",
        "日本語",
        "Привет, мир!",
        "\uD83D\uDE00",
        "https://example.com",
        "a@b.example",
        "{b}",
        "<c>",
        "♪ ♫"
      })
  void shouldLeaveWhatIsNotInItsLanguage(String text) throws Exception {
    assertThat(translate(text, TO_PORTUGUESE)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "\\",
        "[",
        "^a$",
        "and/or",
        "[][",
        "~",
        "«x»",
        "X1 X2 {a}",
        "<b",
        "b>",
        "`",
        "%",
        "x\u0000y",
        "Zyxwvut!",
        "</b></b></b> hm",
        "{a}{b} <i></i>",
        "A",
        "a."
      })
  void shouldComeBackFromWhateverItIsGiven(String text) throws Exception {
    List<String> translations =
        bergamot.translate(List.of(text, "The house is big."), TO_PORTUGUESE, Cancellation.NEVER);

    assertThat(translations.getFirst()).isNotBlank();
    assertThat(translations.getLast()).isEqualTo("A casa é grande.");
  }

  @Test
  void shouldTranslateATextThatIsLongerThanASentence() throws Exception {
    assertThat(translate("The house is big. ".repeat(30), TO_PORTUGUESE).split("casa", -1))
        .hasSize(31);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ha ", "no no, ", "buffalo ", "1 a "})
  void shouldComeToAnEnd(String repeated) throws Exception {
    String text = repeated.repeat(60).strip();

    assertThat(translate(text, TO_PORTUGUESE)).isNotBlank().hasSizeLessThan(10 * text.length());
  }

  @Test
  void shouldKeepThreadsApart() throws Exception {
    List<String> numbers = List.of("one", "two", "three", "four", "five", "six", "seven");
    List<Callable<String>> tasks = new ArrayList<>();
    for (int i = 0; i < 42; i++) {
      String number = numbers.get(i % numbers.size());
      tasks.add(() -> translate("He has %s brothers.".formatted(number), TO_PORTUGUESE));
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
        .hasMessageContaining("en→pt");
  }

  @Test
  void shouldNotBeFoundWithoutModels(@TempDir Path empty) {
    assertThat(BergamotTranslator.find(Map.of(ModelFolder.VARIABLE, empty.toString()))).isEmpty();
    assertThat(
            BergamotTranslator.find(
                Map.of(ModelFolder.VARIABLE, empty.resolve("missing").toString())))
        .isEmpty();
  }

  @Test
  void shouldTranslateOverEnglish(@TempDir Path models) throws Exception {
    link(models, "bergamot-en-xx", "bergamot-en-pt");
    link(models, "bergamot-pt-en", "bergamot-pt-en");
    Translator composed =
        BergamotTranslator.find(Map.of(ModelFolder.VARIABLE, models.toString())).orElseThrow();
    LanguagePair overEnglish = new LanguagePair("pt", "xx");
    List<String> sentences = List.of("Bom dia, {nome}!", "A casa é grande.");

    assertThat(composed.pairs())
        .containsExactlyInAnyOrder(overEnglish, TO_ENGLISH, new LanguagePair("en", "xx"));
    assertThat(composed.translate(sentences, overEnglish, Cancellation.NEVER))
        .isEqualTo(
            bergamot.translate(
                bergamot.translate(sentences, TO_ENGLISH, Cancellation.NEVER),
                TO_PORTUGUESE,
                Cancellation.NEVER))
        .containsExactly("Bom dia, {nome}!", "A casa é grande.");
  }

  private static void link(Path models, String name, String model) throws Exception {
    Files.createSymbolicLink(models.resolve(name), InstalledModels.folder(model));
  }

  @Test
  void shouldStopInTheMiddleOfASentence() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    List<String> many =
        Collections.nCopies(1000, "The train leaves at nine in the morning from platform two.");

    assertThatThrownBy(
            () -> bergamot.translate(many, TO_PORTUGUESE, () -> asked.incrementAndGet() > 5))
        .isInstanceOf(CancellationException.class);
    assertThat(asked).hasValue(6);
    assertThat(translate("The house is big.", TO_PORTUGUESE)).isEqualTo("A casa é grande.");
  }

  @Test
  void shouldStopWhenInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> translate("The house is big.", TO_PORTUGUESE))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void shouldReleaseAModelThatNobodyUses() throws Exception {
    BergamotTranslator quick =
        new BergamotTranslator(Routes.in(ModelFolder.of(System.getenv())), Duration.ofMillis(1));
    assertThat(quick.loaded(TO_ENGLISH)).isFalse();

    quick.translate(List.of("Bom dia!"), TO_ENGLISH, Cancellation.NEVER);
    for (int i = 0; i < 3000 && quick.loaded(TO_ENGLISH); i++) {
      TimeUnit.MILLISECONDS.sleep(10);
    }

    assertThat(quick.loaded(TO_ENGLISH)).isFalse();
    assertThat(quick.translate(List.of("Bom dia!"), TO_ENGLISH, Cancellation.NEVER))
        .containsExactly("Good morning!");
  }

  @ParameterizedTest
  @CsvSource({"model.bin, 0", "model.bin, 5000", "model.bin, 1000000", "vocabulary.spm, 1000"})
  void shouldSayThatAModelIsDamaged(String damaged, int length, @TempDir Path models)
      throws Exception {
    Path folder = Files.createDirectory(models.resolve("bergamot-en-pt"));
    for (String file : List.of("model.bin", "vocabulary.spm")) {
      byte[] bytes = Files.readAllBytes(InstalledModels.folder("bergamot-en-pt").resolve(file));
      Files.write(
          folder.resolve(file), file.equals(damaged) ? Arrays.copyOf(bytes, length) : bytes);
    }
    Translator broken =
        BergamotTranslator.find(Map.of(ModelFolder.VARIABLE, models.toString())).orElseThrow();

    assertTransient(
            () -> broken.translate(List.of("Hello."), TO_PORTUGUESE, Cancellation.NEVER),
            "translation_failed")
        .hasMessageContaining(damaged);
  }

  private static String translate(String text, LanguagePair pair) throws Exception {
    return bergamot.translate(List.of(text), pair, Cancellation.NEVER).getFirst();
  }
}
