package dev.cadenza.media.subtitles;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text that all SubRip players display as intended. Players differ in the markup they support, and
 * SubRip has no escapes, so markup characters are replaced by similar ones:
 *
 * <ul>
 *   <li>an arrow, which separates times, by →
 *   <li>{@code <i>} and other text in angle brackets by ‹i›; {@code 3 < 4} is unchanged
 *   <li>{@code {\an8}} and other text in braces by ｛＼an8｝
 *   <li>{@code \N}, a line break in some players, by ＼N
 *   <li>the start of an entity, which some players decode, by ＆
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
   * @param text all lines of a cue: markup may span lines
   */
  static String safe(String text) {
    String safe =
        ARROW.matcher(text).replaceAll(arrow -> arrow.group().startsWith("<") ? "↔" : "→");
    // From the inside out: removing an inner tag might complete an outer one.
    for (Matcher tag = TAG.matcher(safe); tag.find(); tag = TAG.matcher(safe)) {
      safe = tag.replaceAll("‹$1›");
    }
    safe = TAG_BEGINS.matcher(safe).replaceAll("‹");
    safe = BACKSLASH.matcher(safe).replaceAll("＼").replace('{', '｛').replace('}', '｝');
    return ENTITY.matcher(safe).replaceAll("＆");
  }
}
