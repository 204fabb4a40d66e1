package dev.cadenza.media.ffmpeg;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Set;

/**
 * A track of a media file.
 *
 * @param index in the file, from 0
 * @param codec ffmpeg's name, such as {@code aac}
 * @param language in the file, such as {@code eng}; empty if unknown
 * @param title empty if it has none
 * @param flags ffmpeg's dispositions, such as {@code default} and {@code hearing impaired}
 */
public record Track(
    int index, Kind kind, String codec, String language, String title, Set<String> flags) {
  private static final String DEFAULT = "default";
  private static final String COVER = "attached pic";

  public Track {
    requireNonNull(kind, "kind");
    requireNonNull(codec, "codec");
    requireNonNull(language, "language");
    requireNonNull(title, "title");
    flags = Set.copyOf(flags);
  }

  public enum Kind {
    AUDIO,
    VIDEO,
    SUBTITLE,
    DATA,
    ATTACHMENT
  }

  /** Whether players select it by default. */
  public boolean isDefault() {
    return flags.contains(DEFAULT);
  }

  /** A cover picture, not a video. */
  boolean isCover() {
    return kind == Kind.VIDEO && flags.contains(COVER);
  }

  /**
   * The description for users, such as {@code audio track 2 (ac3, deu, "Deutsch")}; numbered from
   * 1.
   */
  public String described() {
    String name = isCover() ? "cover" : kind.name().toLowerCase(Locale.ROOT) + " track";
    return String.format(Locale.ROOT, "%s %d %s", name, index + 1, summary());
  }

  /** Its codec, language and title, in parentheses. */
  String summary() {
    StringBuilder text = new StringBuilder(codec);
    if (!language.isEmpty()) {
      text.append(", ").append(language);
    }
    if (!title.isEmpty()) {
      text.append(", \"").append(title).append('"');
    }
    return "(" + text + ")";
  }
}
