package dev.cadenza.media.subtitles;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The words of a language that matter for line breaks.
 *
 * @param bound belong to the following word: articles, possessives, and such
 * @param leading a line may begin with them, but should not end with them: conjunctions,
 *     prepositions, relative pronouns
 */
record BreakWords(Set<String> bound, Set<String> leading, boolean capitalizesNouns) {
  private static final BreakWords UNKNOWN = new BreakWords(Set.of(), Set.of(), false);

  private static final Set<String> TITLES =
      words(
          """
          mr mr. mrs mrs. ms ms. miss dr dr. prof prof. st st. sir lord lady rev. gen. capt. sgt.
          herr frau señor señora señorita sr. sra. don doña monsieur madame mademoiselle mme
          signor signora signorina dott. senhor senhora dom""");

  private static final Map<String, BreakWords> BY_LANGUAGE =
      Map.of(
          "en",
          new BreakWords(
              words("a an the my your his its our their this these those every each no"),
              words(
                  """
                  and or but nor so yet because although though while when where if unless until
                  since that which who whom whose as than of in on at by for with from to into onto
                  over under after before between through during without about against among
                  across behind beyond near toward towards upon within like not"""),
              false),
          "es",
          new BreakWords(
              words(
                  "el la los las lo un una unos unas mi mis tu tus su sus este esta ese esa al del"),
              words(
                  """
                  y e o u ni pero sino porque aunque mientras cuando donde si que quien cuyo como a
                  ante bajo con contra de desde durante en entre hacia hasta para por según sin
                  sobre tras no"""),
              false),
          "fr",
          new BreakWords(
              words(
                  """
                  le la les un une des du au aux mon ma mes ton ta tes son sa ses notre votre leur
                  nos vos leurs ce cet cette ces"""),
              words(
                  """
                  et ou mais ni car donc or que qui dont où quand lorsque si comme parce puisque
                  quoique à de en dans sur sous avec sans pour par vers chez entre depuis pendant
                  avant après contre ne"""),
              false),
          "de",
          new BreakWords(
              words(
                  """
                  der die das den dem des ein eine einen einem einer eines mein meine dein deine
                  sein seine ihr ihre unser unsere kein keine im am zum zur beim vom ins ans"""),
              words(
                  """
                  und oder aber denn sondern weil dass ob wenn als während obwohl damit bevor nachdem
                  wie wo wer was in an auf aus bei mit nach von zu durch für gegen ohne um über unter
                  vor hinter neben zwischen seit bis"""),
              true),
          "it",
          new BreakWords(
              words(
                  """
                  il lo la i gli le un uno una del dello della dei degli delle al allo alla ai agli
                  alle nel nella nei nelle sul sulla dal dalla mio mia tuo tua suo sua questo questa"""),
              words(
                  """
                  e ed o ma né perché anche mentre quando dove se che chi cui come a di da in con su
                  per tra fra senza sotto sopra dopo prima contro verso durante non"""),
              false),
          "pt",
          new BreakWords(
              words(
                  """
                  o a os as um uma uns umas do da dos das no na nos nas ao à aos às pelo pela meu
                  minha teu tua seu sua este esta esse essa"""),
              words(
                  """
                  e ou mas nem porque embora enquanto quando onde se que quem como de em com por para
                  sem sob sobre entre até desde contra após durante não"""),
              false));

  /** Those of a language; without any words for other languages. */
  static BreakWords of(String tag) {
    return BY_LANGUAGE.getOrDefault(Locale.forLanguageTag(tag).getLanguage(), UNKNOWN);
  }

  private static Set<String> words(String text) {
    return Set.copyOf(List.of(text.strip().split("\\s+")));
  }

  static boolean isTitle(String word) {
    return TITLES.contains(word.toLowerCase(Locale.ROOT));
  }

  boolean isKnown() {
    return !bound.isEmpty();
  }

  boolean binds(String word) {
    return bound.contains(word);
  }

  boolean leads(String word) {
    return leading.contains(word);
  }
}
