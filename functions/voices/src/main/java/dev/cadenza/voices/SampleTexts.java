package dev.cadenza.voices;

import dev.cadenza.engines.Languages;
import dev.cadenza.engines.Voice;
import java.util.Map;

/** The sample text of a voice, in its language. */
final class SampleTexts {
  /** Every voice counts in its own language. */
  private static final String COUNTING = "1, 2, 3, 4, 5.";

  private static final Map<String, String> GREETINGS =
      Map.ofEntries(
          Map.entry("en", "Hello. This is how I sound."),
          Map.entry("de", "Guten Tag. So klinge ich."),
          Map.entry("fr", "Bonjour. Voici ma voix."),
          Map.entry("es", "Hola. Así suena mi voz."),
          Map.entry("pt", "Olá. Esta é a minha voz."),
          Map.entry("it", "Buongiorno. Questa è la mia voce."),
          Map.entry("ca", "Hola. Aquesta és la meva veu."),
          Map.entry("nl", "Hallo. Zo klink ik."),
          Map.entry("sv", "Hej. Så här låter jag."),
          Map.entry("da", "Hej. Sådan lyder jeg."),
          Map.entry("nb", "Hei. Slik høres jeg ut."),
          Map.entry("fi", "Hei. Tältä minä kuulostan."),
          Map.entry("pl", "Dzień dobry. To jest mój głos."),
          Map.entry("cs", "Dobrý den. Toto je můj hlas."),
          Map.entry("eo", "Saluton. Jen mia voĉo."),
          Map.entry("tr", "Merhaba. Sesim böyle."),
          Map.entry("ru", "Здравствуйте. Вот мой голос."),
          Map.entry("uk", "Добрий день. Ось мій голос."));

  private SampleTexts() {}

  static String of(Voice voice) {
    return GREETINGS.getOrDefault(Languages.primary(voice.language()), COUNTING);
  }
}
