package dev.cadenza.storyteller.language;

import java.util.Locale;
import java.util.function.Consumer;
import simplenlg.features.Feature;
import simplenlg.features.Form;
import simplenlg.features.Tense;
import simplenlg.framework.InflectedWordElement;
import simplenlg.framework.LexicalCategory;
import simplenlg.framework.NLGFactory;
import simplenlg.framework.WordElement;
import simplenlg.lexicon.Lexicon;
import simplenlg.realiser.english.Realiser;

/** The forms of English words, by SimpleNLG's lexicon and rules. */
public final class Inflection {
  /** Read once: reading takes longer than a story. */
  private static final class Held {
    private static final Lexicon LEXICON = Lexicon.getDefaultLexicon();
  }

  private final Lexicon lexicon = Held.LEXICON;
  private final NLGFactory factory = new NLGFactory(lexicon);
  private final Realiser realiser = new Realiser(lexicon);

  /** {@code known} of {@code know the way}. */
  public String pastParticiple(String phrase) {
    return inflected(phrase, verb -> verb.setFeature(Feature.FORM, Form.PAST_PARTICIPLE));
  }

  /** {@code finding} of {@code find the bell}. */
  public String gerund(String phrase) {
    return inflected(phrase, verb -> verb.setFeature(Feature.FORM, Form.PRESENT_PARTICIPLE));
  }

  /** {@code found} of {@code find}. */
  public String past(String verb) {
    return inflected(verb, word -> word.setFeature(Feature.TENSE, Tense.PAST));
  }

  /** The singular of a noun; the word itself if it is one, or if it is not known. */
  public String singular(String noun) {
    String word = noun.toLowerCase(Locale.ROOT);
    if (lexicon.hasWordFromVariant(word, LexicalCategory.NOUN)) {
      return lexicon.getWordFromVariant(word, LexicalCategory.NOUN).getBaseForm();
    }
    return word.matches(".{3,}[^sui'’]s") ? word.substring(0, word.length() - 1) : word;
  }

  /** The base form of a verb, or empty if the lexicon does not contain it. */
  public String verbOf(String form) {
    String word = form.toLowerCase(Locale.ROOT);
    return lexicon.hasWordFromVariant(word, LexicalCategory.VERB)
        ? lexicon.getWordFromVariant(word, LexicalCategory.VERB).getBaseForm()
        : "";
  }

  public boolean isNoun(String word) {
    return lexicon.hasWordFromVariant(word.toLowerCase(Locale.ROOT), LexicalCategory.NOUN);
  }

  public boolean isAdjective(String word) {
    return lexicon.hasWordFromVariant(word.toLowerCase(Locale.ROOT), LexicalCategory.ADJECTIVE);
  }

  private String inflected(String phrase, Consumer<InflectedWordElement> form) {
    String[] parts = phrase.split(" ", 2);
    InflectedWordElement verb = word(parts[0], LexicalCategory.VERB);
    form.accept(verb);
    String realised = realiser.realise(verb).getRealisation();
    return parts.length > 1 ? realised + " " + parts[1] : realised;
  }

  private InflectedWordElement word(String base, LexicalCategory category) {
    return new InflectedWordElement((WordElement) factory.createWord(base, category));
  }
}
