package dev.cadenza.awsengines;

import dev.cadenza.engines.Voice;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Polly's documented voices: {@code polly/Joanna} is neural, {@code polly/Joanna-generative} the
 * newer engine's voice of the same person. Not every region has all.
 */
final class PollyVoices {
  private static final String GENERATIVE = "-generative";

  private static final List<Voice> NEURAL =
      voices(
          "",
          "Joanna en-US female, Matthew en-US male, Danielle en-US female, Gregory en-US male, "
              + "Ruth en-US female, Stephen en-US male, Kendra en-US female, Joey en-US male, "
              + "Amy en-GB female, Emma en-GB female, Brian en-GB male, Arthur en-GB male, "
              + "Olivia en-AU female, Kajal en-IN female, Niamh en-IE female, Ayanda en-ZA female, "
              + "Lucia es-ES female, Sergio es-ES male, Lupe es-US female, Pedro es-US male, "
              + "Mia es-MX female, Andres es-MX male, Lea fr-FR female, Remi fr-FR male, "
              + "Gabrielle fr-CA female, Liam fr-CA male, Isabelle fr-BE female, Vicki de-DE female, "
              + "Daniel de-DE male, Hannah de-AT female, Sabrina de-CH female, Bianca it-IT female, "
              + "Adriano it-IT male, Camila pt-BR female, Thiago pt-BR male, Ines pt-PT female, "
              + "Laura nl-NL female, Lisa nl-BE female, Ola pl-PL female, Elin sv-SE female, "
              + "Ida nb-NO female, Sofie da-DK female, Suvi fi-FI female, Arlet ca-ES female, "
              + "Burcu tr-TR female, Jitka cs-CZ female, Hala ar-AE female, Zayd ar-AE male, "
              + "Takumi ja-JP male, Kazuha ja-JP female, Tomoko ja-JP female, Seoyeon ko-KR female, "
              + "Zhiyu cmn-CN female, Hiujin yue-CN female");

  private static final List<Voice> OF_GENERATIVE =
      voices(
          GENERATIVE,
          "Joanna en-US female, Matthew en-US male, Danielle en-US female, Ruth en-US female, "
              + "Stephen en-US male, Amy en-GB female, Olivia en-AU female, Kajal en-IN female, "
              + "Ayanda en-ZA female, Lucia es-ES female, Sergio es-ES male, Lupe es-US female, "
              + "Pedro es-US male, Mia es-MX female, Andres es-MX male, Lea fr-FR female, "
              + "Remi fr-FR male, Vicki de-DE female, Daniel de-DE male, Bianca it-IT female");

  static final List<Voice> ALL = Stream.concat(NEURAL.stream(), OF_GENERATIVE.stream()).toList();

  private PollyVoices() {}

  private static List<Voice> voices(String suffix, String listed) {
    return Arrays.stream(listed.split(", "))
        .map(voice -> voice.split(" "))
        .map(
            it ->
                new Voice(
                    PollySynthesizer.NAME + "/" + it[0] + suffix,
                    it[0],
                    it[1],
                    it[2],
                    PollySynthesizer.NAME,
                    "natural"))
        .toList();
  }

  /** The service's name of the voice. */
  static String id(Voice voice) {
    return voice.localName().replace(GENERATIVE, "");
  }

  static String engine(Voice voice) {
    return voice.localName().endsWith(GENERATIVE) ? "generative" : "neural";
  }

  /** The generative engine returns no speech marks. */
  static boolean hasWordTimes(Voice voice) {
    return engine(voice).equals("neural");
  }
}
