package dev.cadenza.engines.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.engines.Transcript;
import dev.cadenza.engines.Transcript.Segment;
import dev.cadenza.engines.Transcript.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PhoneticCorrectionTest {
  private static final PhoneticCorrection NAMES =
      new PhoneticCorrection(
          List.of(
              "Kubernetes", "Cadenza", "Siobhan", "Ana Kovač", "Joaquín", "PostgreSQL", "Привет"));

  /** A sentence whose words have a confidence. */
  private static Transcript said(String text, double confidence) {
    String[] texts = text.split(" ");
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      words.add(new Word(texts[i], i, i + 0.5, confidence));
    }
    return new Transcript("en", List.of(Segment.of(words)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "we run cuber netties, in the cloud | we run Kubernetes, in the cloud",
        "we run kubernetes daily | we run Kubernetes daily",
        "Kubernetis is here. | Kubernetes is here.",
        "ask \"Anna Kovatch\" now | ask \"Ana Kovač\" now",
        "a new kadensa's sound | a new Cadenza's sound",
        "then Joaquin came | then Joaquín came",
        "on a post gress SQL server | on a PostgreSQL server"
      })
  void shouldReplaceUnsureWordsThatSoundLikeATerm(String heard, String corrected) {
    assertThat(NAMES.corrected(said(heard, 0.4)).text()).isEqualTo(corrected);
  }

  @Test
  void shouldBelieveWhatTheRecognizerIsSureOf() {
    Transcript cadence = said("The cadence of this verse", 0.75);

    assertThat(NAMES.corrected(cadence)).isEqualTo(cadence);
  }

  @Test
  void shouldNotTakeFrequentWordsForNames() {
    PhoneticCorrection names = new PhoneticCorrection(List.of("Wyll", "Thair", "Wurk", "Kood"));
    Transcript sure = said("there will be work that we could do", 0.1);

    assertThat(names.corrected(sure)).isEqualTo(sure);
  }

  @Test
  void shouldNotJoinWordsOfTwoSentences() {
    Transcript two = said("a cuber. Netties are red", 0.3);

    assertThat(NAMES.corrected(two)).isEqualTo(two);
  }

  @Test
  void shouldKeepTheTime() {
    Segment segment =
        NAMES.corrected(said("we run cuber netties daily", 0.4)).segments().getFirst();

    assertThat(segment.words().get(2)).isEqualTo(new Word("Kubernetes", 2, 3.5, 0.4));
    assertThat(segment.words()).hasSize(4);
  }

  @Test
  void shouldChangeNothingWithoutTerms() {
    Transcript text = said("anything at all", 0);

    assertThat(new PhoneticCorrection(List.of()).corrected(text)).isSameAs(text);
    assertThat(new PhoneticCorrection(List.of("漢字", "?", " ")).corrected(text)).isSameAs(text);
  }

  @Test
  void shouldKeepOrdinaryTextOfAnyConfidence() {
    Random random = new Random(1);
    String text =
        """
        The train leaves the old station at nine in the morning and the children go to school when
        the bells of the church begin to ring over the market where farmers sell apples cheese and
        bread to people who came down from the hills with their baskets donkeys and small carts""";
    String[] words = text.split("\\s+");
    PhoneticCorrection many =
        new PhoneticCorrection(
            List.of(
                "Kubernetes",
                "Cadenza",
                "Siobhan",
                "Joaquín",
                "Grafana",
                "Zaragoza",
                "Terraform",
                "Przemysław",
                "Nguyen",
                "Xavier",
                "Ljubljana",
                "Okonkwo",
                "Bjørn",
                "Anthropic"));
    for (int run = 0; run < 200; run++) {
      List<Word> shuffled =
          IntStream.range(0, 12)
              .mapToObj(
                  i ->
                      new Word(
                          words[random.nextInt(words.length)], i, i + 0.5, random.nextDouble()))
              .toList();
      Transcript transcript = new Transcript("en", List.of(Segment.of(shuffled)));

      assertThat(many.corrected(transcript)).isEqualTo(transcript);
    }
  }

  @Test
  void shouldBoundThePrompt() {
    assertThat(Prompt.of(List.of())).isEmpty();
    assertThat(Prompt.of(List.of(" Ana\nKovač ", " ", "SQL"))).contains("Ana Kovač, SQL.");
    List<String> many = IntStream.range(0, 500).mapToObj(i -> "Name" + i).toList();
    assertThat(Prompt.of(many).orElseThrow().length())
        .isBetween(Prompt.MAX_CHARACTERS - 10, Prompt.MAX_CHARACTERS);
  }
}
