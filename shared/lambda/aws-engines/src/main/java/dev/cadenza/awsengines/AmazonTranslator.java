package dev.cadenza.awsengines;

import dev.cadenza.engines.LanguagePair;
import dev.cadenza.engines.Price;
import dev.cadenza.engines.Translator;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.PermanentFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.translate.TranslateClient;

/**
 * Amazon Translate, with one sentence per call: the service does not guarantee to keep line breaks.
 */
final class AmazonTranslator implements Translator {
  static final String NAME = "translate";

  /** Its documented languages, in any combination. */
  private static final List<String> LANGUAGES =
      List.of(
          "af", "am", "ar", "az", "bg", "bn", "bs", "ca", "cmn", "cs", "cy", "da", "de", "el", "en",
          "es", "et", "fa", "fi", "fr", "ga", "gu", "ha", "he", "hi", "hr", "ht", "hu", "hy", "id",
          "is", "it", "ja", "ka", "kk", "kn", "ko", "lt", "lv", "mk", "ml", "mn", "mr", "ms", "mt",
          "nb", "nl", "pa", "pl", "ps", "pt", "ro", "ru", "si", "sk", "sl", "so", "sq", "sr", "sv",
          "sw", "ta", "te", "th", "tl", "tr", "uk", "ur", "uz", "vi");

  private static final Set<LanguagePair> PAIRS =
      LANGUAGES.stream()
          .flatMap(from -> LANGUAGES.stream().map(to -> new LanguagePair(from, to)))
          .filter(pair -> !pair.from().equals(pair.to()))
          .collect(Collectors.toUnmodifiableSet());

  private final Supplier<TranslateClient> client;

  AmazonTranslator(Supplier<TranslateClient> client) {
    this.client = client;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<LanguagePair> pairs() {
    return PAIRS;
  }

  @Override
  public Price price() {
    return Price.of(NAME).orElse(Price.FREE);
  }

  @Override
  public List<String> translate(
      List<String> sentences, LanguagePair pair, Cancellation cancellation)
      throws InterruptedException {
    if (!PAIRS.contains(pair)) {
      throw new PermanentFailure(
          "unsupported_language_pair",
          "%s does not support %s. Supported: %s."
              .formatted(NAME, pair, String.join(", ", LANGUAGES)));
    }
    List<String> translations = new ArrayList<>(sentences.size());
    for (String sentence : sentences) {
      cancellation.check();
      translations.add(sentence.isBlank() ? "" : translate(sentence, pair));
    }
    return translations;
  }

  private String translate(String sentence, LanguagePair pair) throws InterruptedException {
    return Services.call(
        NAME,
        () ->
            client
                .get()
                .translateText(
                    request ->
                        request
                            .text(sentence)
                            .sourceLanguageCode(code(pair.from()))
                            .targetLanguageCode(code(pair.to())))
                .translatedText());
  }

  /** The service uses the macrolanguages of Mandarin and Bokmål. */
  private static String code(String language) {
    return switch (language) {
      case "cmn" -> "zh";
      case "nb" -> "no";
      default -> language;
    };
  }
}
