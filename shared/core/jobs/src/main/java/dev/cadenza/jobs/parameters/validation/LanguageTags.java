package dev.cadenza.jobs.parameters.validation;

import java.util.Locale;

/** Language tags in any spelling. */
public final class LanguageTags {
  private static final int SCRIPT = 4;
  private static final int REGION = 2;

  private LanguageTags() {}

  /** In the format of BCP 47: {@code zh-Hant-TW}, with hyphens and standard case. */
  public static String spelled(String tag) {
    String[] subtags = tag.strip().toLowerCase(Locale.ROOT).split("[_-]");
    for (int i = 1; i < subtags.length; i++) {
      if (subtags[i].length() == SCRIPT && Character.isLetter(subtags[i].charAt(0))) {
        subtags[i] = subtags[i].substring(0, 1).toUpperCase(Locale.ROOT) + subtags[i].substring(1);
      } else if (subtags[i].length() == REGION) {
        subtags[i] = subtags[i].toUpperCase(Locale.ROOT);
      }
    }
    return String.join("-", subtags);
  }

  /** Without script and region: {@code pt} of {@code pt-BR}. */
  public static String language(String tag) {
    return tag.strip().toLowerCase(Locale.ROOT).split("[_-]", 2)[0];
  }
}
