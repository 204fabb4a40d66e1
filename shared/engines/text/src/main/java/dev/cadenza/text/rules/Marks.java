package dev.cadenza.text.rules;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Removes parts that are not spoken in any language: invisible characters, HTML, Markdown markup,
 * emoji.
 */
final class Marks implements SpokenRule {
  private static final String SPACE = " ";

  /** Letters of two characters, or look-alikes. */
  private static final Pattern COMBINED = Pattern.compile("[^\\p{M}\\s]\\p{M}+");

  private static final Pattern LOOKALIKES =
      Pattern.compile(
          "[\\uFB00-\\uFB06\\u2160-\\u2188\\u2460-\\u2473\\uFF10-\\uFF19\\uFF21-\\uFF3A"
              + "\\uFF41-\\uFF5A\\x{1D400}-\\x{1D7FF}]+");

  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\u00AD\\u180E\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF\\uFFF9-\\uFFFD]"
              // Persian and Indic scripts need these two within words.
              + "|(?<![\\p{L}\\p{M}&&[^\\p{IsLatin}\\p{IsCyrillic}]])[\\u200C\\u200D]"
              + "|[\\u200C\\u200D](?![\\p{L}\\p{M}])");

  /** A space between digit groups becomes a non-breaking space. */
  static final String DIGIT_SPACE = "\u202f";

  private static final Pattern GROUPING =
      Pattern.compile("(?<=\\d)[\\u00A0\\u202F\\u2009\\u2007](?=\\d{3}(?!\\d))");
  private static final Pattern ODD_SPACE =
      Pattern.compile("[\\p{Z}\\p{Cntrl}\\p{Cs}&&[^ \\u202F]]+|\\u202F(?!\\d{3})|(?<!\\d)\\u202F");

  private static final Set<String> INLINE_TAGS =
      Set.of(
          "a",
          "abbr",
          "b",
          "big",
          "cite",
          "code",
          "del",
          "em",
          "font",
          "i",
          "ins",
          "kbd",
          "label",
          "mark",
          "s",
          "samp",
          "small",
          "span",
          "strike",
          "strong",
          "sub",
          "sup",
          "tt",
          "u",
          "var",
          "wbr",
          "emphasis",
          "prosody",
          "say-as",
          "speak",
          "voice");

  private static final Set<String> OTHER_TAGS =
      Set.of(
          "article",
          "aside",
          "blockquote",
          "body",
          "br",
          "break",
          "button",
          "caption",
          "center",
          "dd",
          "details",
          "div",
          "dl",
          "dt",
          "figcaption",
          "figure",
          "footer",
          "form",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "head",
          "header",
          "hr",
          "html",
          "iframe",
          "img",
          "input",
          "li",
          "link",
          "main",
          "meta",
          "nav",
          "ol",
          "option",
          "p",
          "pre",
          "script",
          "section",
          "select",
          "style",
          "summary",
          "svg",
          "table",
          "tbody",
          "td",
          "textarea",
          "tfoot",
          "th",
          "thead",
          "title",
          "tr",
          "ul",
          "video");

  private static final Pattern COMMENT =
      Pattern.compile("<!--.*?-->|<!DOCTYPE[^>]*>|<\\?xml[^>]*>");
  private static final Pattern TAG = Pattern.compile("</?([A-Za-z][A-Za-z0-9-]*)(?:\\s[^<>]*)?/?>");
  private static final Pattern ENTITY =
      Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9A-Fa-f]{1,6})|([A-Za-z]{2,8}\\d{0,2}));");
  private static final Pattern EMOJI =
      Pattern.compile(
          "(?:[\\p{IsExtended_Pictographic}&&[^\\u203C\\u2049]]"
              + "|[\\x{1F1E6}-\\x{1F1FF}\\x{1F3FB}-\\x{1F3FF}\\uFE0E\\uFE0F\\u20E3"
              + "\\x{E0020}-\\x{E007F}\\u2190-\\u21FF\\u2500-\\u27BF\\u2B00-\\u2BFF•‣⁃◦]"
              + "|\\u200D(?=\\p{IsExtended_Pictographic}))++");

  private static final Pattern EMOTICON =
      Pattern.compile(
          "(?<!\\S)(?:[:;=]['^]?-?[)(DPpOo/\\\\|*\\]\\[]+|[xX]D+|<3|\\^_\\^|-_-)(?=[\\s.,!?]|$)");

  private static final Pattern SPACE_BEFORE_MARK = Pattern.compile("\\s+(?=[,.;:!?…](?:\\s|$))");
  private static final Pattern REPEATED =
      Pattern.compile("([!?])[!?]{1,}|,(?:\\s*,)++|(?<=[!?:;]),");
  private static final Pattern RULE =
      Pattern.compile("[-=_*~#+]{3,}|(?<!\\S)(?:[#|_^`\\[\\]{}\\\\]|[-=*~]{2,})++(?!\\S)");

  @Override
  public void rewrite(TracedText text) {
    text.replace(COMMENT, SPACE);
    text.replace(TAG, Marks::tag);
    text.replace(ENTITY, Marks::entity);
    text.replace(EMOJI, SPACE);
    text.replace(INVISIBLE, "");
    text.replace(COMBINED, match -> Normalizer.normalize(match.group(), Normalizer.Form.NFC));
    text.replace(LOOKALIKES, match -> Normalizer.normalize(match.group(), Normalizer.Form.NFKC));
    text.replace(GROUPING, DIGIT_SPACE);
    text.replace(ODD_SPACE, SPACE);
    text.replace(EMOTICON, SPACE);
    Markdown.INLINE.rewrite(text);
    text.replace(RULE, SPACE);
    tidy(text);
  }

  /** Moves punctuation to the previous word, once. */
  static void tidy(TracedText text) {
    text.replace(SPACE_BEFORE_MARK, "");
    text.replace(REPEATED, Marks::once);
  }

  private static String once(MatchResult match) {
    if (match.group(1) != null) {
      return match.group().contains("?") ? "?" : "!";
    }
    return match.group().length() == 1 ? "" : ",";
  }

  private static String tag(MatchResult match) {
    String name = match.group(1).toLowerCase(Locale.ROOT);
    if (INLINE_TAGS.contains(name)) {
      return "";
    }
    return OTHER_TAGS.contains(name) ? SPACE : match.group();
  }

  private static String entity(MatchResult match) {
    Function<Integer, String> character =
        code -> Character.isValidCodePoint(code) ? Character.toString(code) : SPACE;
    if (match.group(1) != null) {
      return character.apply(Integer.parseInt(match.group(1)));
    }
    if (match.group(2) != null) {
      return character.apply(Integer.parseInt(match.group(2), 16));
    }
    return Entities.character(match.group(3)).orElse(match.group());
  }
}
