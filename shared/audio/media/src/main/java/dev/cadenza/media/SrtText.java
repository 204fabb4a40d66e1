package dev.cadenza.media;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text that every player of SubRip shows as it was meant. Players differ in what they take for
 * markup, and none knows an escape, so characters that look alike take the place of those that
 * would be taken for it:
 *
 * <ul>
 *   <li>an arrow, which may only be between two times, is →
 *   <li>{@code <i>} and whatever else is between angle brackets is ‹i›; in {@code 3 < 4} the
 *       bracket stays
 *   <li>{@code {\an8}} and whatever else is between braces is ｛＼an8｝
 *   <li>{@code \N}, a line's end for some, is ＼N
 *   <li>an entity, which some decode, begins with ＆
 * </ul>
 */
final class SrtText {
  private static final Pattern ARROW = Pattern.compile("<?-{2,}>");
  private static final Pattern TAG = Pattern.compile("<([^<>]*)>");
  private static final Pattern TAG_BEGINS = Pattern.compile("<(?=[\\p{L}/!?])");
  private static final Pattern BACKSLASH = Pattern.compile("\\\\(?=[Nnh{}])|(?<=\\{)\\\\");
  private static final Pattern ENTITY = Pattern.compile("&(?=#?\\w+;)");

  private SrtText() {}

  /**
   * @param text all lines of a cue: markup may begin on one and end on the next
   */
  static String safe(String text) {
    String safe =
        ARROW.matcher(text).replaceAll(arrow -> arrow.group().startsWith("<") ? "↔" : "→");
    // From the inside out: what a player strips first might complete a tag around it.
    for (Matcher tag = TAG.matcher(safe); tag.find(); tag = TAG.matcher(safe)) {
      safe = tag.replaceAll("‹$1›");
    }
    safe = TAG_BEGINS.matcher(safe).replaceAll("‹");
    safe = BACKSLASH.matcher(safe).replaceAll("＼").replace('{', '｛').replace('}', '｝');
    return ENTITY.matcher(safe).replaceAll("＆");
  }
}
