package dev.cadenza.storyteller.language;

/** A grammatical gender: the pronouns of a character. */
public enum Gender {
  FEMALE("she", "her", "her", "herself"),
  MALE("he", "him", "his", "himself");

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
