package dev.cadenza.awsengines;

import dev.cadenza.engines.Languages;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The documented languages of Amazon Transcribe's batch jobs, and their codes. */
final class TranscribeLanguages {
  /** Automatic detection. */
  private static final String UNDETERMINED = "und";

  /** The default region of a language. */
  private static final Map<String, String> USUAL =
      Map.ofEntries(
          Map.entry("af", "af-ZA"),
          Map.entry("ar", "ar-SA"),
          Map.entry("bg", "bg-BG"),
          Map.entry("ca", "ca-ES"),
          Map.entry("cmn", "zh-CN"),
          Map.entry("cs", "cs-CZ"),
          Map.entry("da", "da-DK"),
          Map.entry("de", "de-DE"),
          Map.entry("el", "el-GR"),
          Map.entry("en", "en-US"),
          Map.entry("es", "es-ES"),
          Map.entry("et", "et-EE"),
          Map.entry("fa", "fa-IR"),
          Map.entry("fi", "fi-FI"),
          Map.entry("fr", "fr-FR"),
          Map.entry("gl", "gl-ES"),
          Map.entry("he", "he-IL"),
          Map.entry("hi", "hi-IN"),
          Map.entry("hr", "hr-HR"),
          Map.entry("hu", "hu-HU"),
          Map.entry("id", "id-ID"),
          Map.entry("is", "is-IS"),
          Map.entry("it", "it-IT"),
          Map.entry("ja", "ja-JP"),
          Map.entry("ko", "ko-KR"),
          Map.entry("lt", "lt-LT"),
          Map.entry("lv", "lv-LV"),
          Map.entry("ms", "ms-MY"),
          Map.entry("nb", "no-NO"),
          Map.entry("nl", "nl-NL"),
          Map.entry("pl", "pl-PL"),
          Map.entry("pt", "pt-BR"),
          Map.entry("ro", "ro-RO"),
          Map.entry("ru", "ru-RU"),
          Map.entry("sk", "sk-SK"),
          Map.entry("sl", "sl-SI"),
          Map.entry("sr", "sr-RS"),
          Map.entry("sv", "sv-SE"),
          Map.entry("ta", "ta-IN"),
          Map.entry("te", "te-IN"),
          Map.entry("th", "th-TH"),
          Map.entry("tl", "tl-PH"),
          Map.entry("tr", "tr-TR"),
          Map.entry("uk", "uk-UA"),
          Map.entry("vi", "vi-VN"));

  /** The supported regions. */
  private static final Set<String> REGIONAL =
      Set.of(
          "ar-AE", "de-CH", "en-AU", "en-GB", "en-IE", "en-IN", "en-NZ", "en-ZA", "es-US", "fr-CA",
          "pt-PT", "zh-TW");

  static final Set<String> PRIMARY =
      Stream.concat(USUAL.keySet().stream(), Stream.of(UNDETERMINED))
          .collect(Collectors.toUnmodifiableSet());

  private TranscribeLanguages() {}

  /** The service's code for a tag; empty for automatic detection. */
  static Optional<String> code(String tag) {
    String[] fields = tag.strip().split("[-_]");
    String regional =
        fields[0].toLowerCase(Locale.ROOT)
            + "-"
            + (fields.length > 1 ? fields[1].toUpperCase(Locale.ROOT) : "");
    return REGIONAL.contains(regional)
        ? Optional.of(regional)
        : Optional.ofNullable(USUAL.get(Languages.primary(tag)));
  }
}
