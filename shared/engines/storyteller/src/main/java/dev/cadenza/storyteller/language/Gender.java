package dev.cadenza.storyteller.language;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A grammatical gender: the pronouns of a character. */
public enum Gender {
  FEMALE("she", "her", "her", "herself"),
  MALE("he", "him", "his", "himself"),
  /** Of a person, with verbs in the plural. */
  NEUTRAL("they", "them", "their", "themselves"),
  /** Of a machine. */
  THING("it", "it", "its", "itself");

  /** Those of most people; lists of given names exist for these. */
  public static final List<Gender> USUAL = List.of(FEMALE, MALE);

  private static final Map<String, String> PLURALS =
      Map.of(
          "was", "were", "is", "are", "has", "have", "does", "do", "gets", "get", "knows", "know",
          "counts", "count", "listens", "listen", "puts", "put");

  private static final Pattern VERB =
      Pattern.compile(
          "( (?:never |always |only |still |simply )?)(was|is|has|does|gets|knows|counts|listens|puts)\\b");

  private final String subject;
  private final String object;
  private final String possessive;
  private final String reflexive;

  Gender(String subject, String object, String possessive, String reflexive) {
    this.subject = subject;
    this.object = object;
    this.possessive = possessive;
    this.reflexive = reflexive;
  }

  /** The word of the engine's port: a thing is neutral there. */
  public String word() {
    return this == THING ? NEUTRAL.word() : name().toLowerCase(Locale.ROOT);
  }

  /** A verb after the pronoun: {@code they were}. */
  public String agreeing(String following) {
    Matcher verb = VERB.matcher(following);
    return this == NEUTRAL && verb.lookingAt()
        ? verb.group(1) + PLURALS.get(verb.group(2)) + following.substring(verb.end())
        : following;
  }

  public String subject() {
    return subject;
  }

  public String object() {
    return object;
  }

  public String possessive() {
    return possessive;
  }

  public String reflexive() {
    return reflexive;
  }
}
