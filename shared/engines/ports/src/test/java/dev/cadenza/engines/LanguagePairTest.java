package dev.cadenza.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class LanguagePairTest {
  private static final Set<LanguagePair> EXISTING = pairs("en→es, en→ca, es→en, eu→en, fr→de");

  private static Set<LanguagePair> pairs(String listed) {
    return Stream.of(listed.split(", "))
        .map(pair -> pair.split("→"))
        .map(pair -> new LanguagePair(pair[0], pair[1]))
        .collect(Collectors.toSet());
  }

  @Test
  void shouldNameWhatIsNearWhenNobodyTranslatesAPair() {
    assertThat(choice("en", "eu")).endsWith(" en→eu. Choose one of: en→ca, en→es.");
    assertThat(choice("fi", "en")).endsWith(" fi→en. Choose one of: es→en, eu→en.");
    assertThat(choice("fi", "sv"))
        .endsWith(" fi→sv. Choose one of: en→ca, en→es, es→en, eu→en, fr→de.");
  }

  @Test
  void shouldTakeRegionsAndCaseForTheirLanguage() {
    assertThat(new LanguagePair("EN_us", "es-MX")).isEqualTo(new LanguagePair("en", "es"));
  }

  @Test
  void shouldSayThatNoTranslatorIsInstalled() {
    assertThat(new LanguagePair("en", "es").unsupported(Set.of()))
        .hasMessage("No engine is available to translate en→es. No translator is installed.");
  }

  private static String choice(String from, String to) {
    return new LanguagePair(from, to).unsupported(EXISTING).getMessage();
  }
}
