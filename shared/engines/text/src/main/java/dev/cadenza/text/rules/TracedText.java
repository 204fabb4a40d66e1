package dev.cadenza.text.rules;

import dev.cadenza.text.marks.MarkedWords;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text that is rewritten, with the original position of each character. */
public final class TracedText {
  private static final Pattern CLOSERS = Pattern.compile("[\\s\"'”’»)\\]}*_]*");

  private String text;
  private int[] starts;
  private int[] ends;

  public TracedText(String written) {
    text = written;
    starts = new int[written.length()];
    ends = new int[written.length()];
    for (int i = 0; i < written.length(); i++) {
      starts[i] = i;
      ends[i] = i + 1;
    }
  }

  public String text() {
    return text;
  }

  /** The character at a position, or a space beyond the text's ends. */
  char at(int place) {
    return place >= 0 && place < text.length() ? text.charAt(place) : ' ';
  }

  /** Whether only closing marks follow a position. */
  boolean isLast(int place) {
    return CLOSERS.matcher(text).region(place, text.length()).matches();
  }

  /** The start of the character's origin in the original text. */
  public int start(int at) {
    return starts[at];
  }

  /** The end of the character's origin in the original text. */
  public int end(int at) {
    return ends[at];
  }

  /**
   * Replaces parts of the text.
   *
   * @param parts in order, without overlaps
   */
  public void replace(List<MarkedWords.Replacement> parts) {
    if (!parts.isEmpty()) {
      Draft draft = new Draft(text.length());
      int last = 0;
      for (MarkedWords.Replacement part : parts) {
        draft.copy(last, part.start());
        draft.put(part.by(), starts[part.start()], ends[part.end() - 1]);
        last = part.end();
      }
      draft.copy(last, text.length());
      draft.finish();
    }
  }

  void replace(Pattern pattern, String by) {
    replace(pattern, _ -> by);
  }

  /**
   * Replaces each match.
   *
   * @param by returns the replacement; the match itself keeps it unchanged
   */
  public void replace(Pattern pattern, Function<MatchResult, String> by) {
    replace(pattern, 0, by);
  }

  /** Replaces a group of each match; the group must always match. */
  void replace(Pattern pattern, int group, Function<MatchResult, String> by) {
    Matcher matcher = pattern.matcher(text);
    Draft draft = null;
    int last = 0;
    while (matcher.find()) {
      if (matcher.end(group) > matcher.start(group)) {
        String other = by.apply(matcher);
        if (!other.equals(matcher.group(group))) {
          draft = draft == null ? new Draft(text.length()) : draft;
          draft.copy(last, matcher.start(group));
          draft.put(other, starts[matcher.start(group)], ends[matcher.end(group) - 1]);
          last = matcher.end(group);
        }
      }
    }
    if (draft != null) {
      draft.copy(last, text.length());
      draft.finish();
    }
  }

  /** The rewritten text. */
  private final class Draft {
    private final StringBuilder built;
    private int[] from;
    private int[] to;

    Draft(int length) {
      built = new StringBuilder(length + 32);
      from = new int[length + 32];
      to = new int[length + 32];
    }

    void copy(int first, int after) {
      reserve(after - first);
      System.arraycopy(starts, first, from, built.length(), after - first);
      System.arraycopy(ends, first, to, built.length(), after - first);
      built.append(text, first, after);
    }

    void put(String other, int start, int end) {
      reserve(other.length());
      Arrays.fill(from, built.length(), built.length() + other.length(), start);
      Arrays.fill(to, built.length(), built.length() + other.length(), end);
      built.append(other);
    }

    private void reserve(int more) {
      int needed = built.length() + more;
      if (needed > from.length) {
        from = Arrays.copyOf(from, needed * 2);
        to = Arrays.copyOf(to, needed * 2);
      }
    }

    void finish() {
      text = built.toString();
      starts = from;
      ends = to;
    }
  }
}
