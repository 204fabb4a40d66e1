package dev.cadenza.media.subtitles;

import dev.cadenza.media.TimedWord;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Splits words where a line may end within them: scripts without spaces between words, and words
 * longer than a line, such as addresses.
 */
final class CueParts {
  private static final Pattern UNSPACED =
      Pattern.compile(
          "[\\p{IsIdeographic}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}"
              + "\\p{IsMyanmar}]");

  private static final Pattern THAI = Pattern.compile("\\p{IsThai}");

  /** The positions where a line may end; not at non-breaking spaces. */
  private static final Pattern SPACE =
      Pattern.compile("[\\s\\p{Z}\\p{Cntrl}&&[^\\u00a0\\u2007\\u202f]]");

  private static final Pattern INVISIBLE = Pattern.compile("[\\s\\p{Z}\\p{Cntrl}]*");

  private final int most;

  private CueParts(int most) {
    this.most = most;
  }

  /**
   * @param first the index of the first word
   * @param most the characters of a line
   */
  static List<CuePart> of(List<TimedWord> words, int first, int most) {
    List<CuePart> parts = new ArrayList<>(words.size());
    for (int i = 0; i < words.size(); i++) {
      new CueParts(most).cut(words.get(i), first + i, parts);
    }
    return parts;
  }

  private void cut(TimedWord word, int index, List<CuePart> parts) {
    List<String> texts = new ArrayList<>();
    if (UNSPACED.matcher(word.text()).find()
        || SPACE.matcher(word.text()).find()
        || characters(word.text()) > most) {
      Locale locale = Locale.of(THAI.matcher(word.text()).find() ? "th" : "");
      pieces(word.text(), BreakIterator.getLineInstance(locale), texts);
    } else {
      texts.add(word.text());
    }
    double perCharacter =
        (word.end() - word.start())
            / Math.max(1, texts.stream().mapToInt(CueParts::characters).sum());
    boolean spaced = true;
    int spoken = 0;
    for (String text : texts) {
      String bare = SPACE.matcher(text).replaceAll("");
      double start = word.start() + spoken * perCharacter;
      spoken += characters(text);
      if (!INVISIBLE.matcher(bare).matches()) {
        double end = Math.max(start, Math.min(word.end(), word.start() + spoken * perCharacter));
        parts.add(new CuePart(bare, index, spaced, start, end));
      }
      spaced = !text.isEmpty() && SPACE.matcher(text.substring(text.length() - 1)).matches();
    }
  }

  private void pieces(String text, BreakIterator breaks, List<String> pieces) {
    breaks.setText(text);
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      String piece = text.substring(start, end);
      if (characters(piece) > most) {
        pieces.addAll(evenly(piece));
      } else {
        pieces.add(piece);
      }
      start = end;
    }
  }

  /** A word without such positions is split between two letters, into parts of similar length. */
  private List<String> evenly(String text) {
    List<String> letters = new ArrayList<>();
    BreakIterator breaks = BreakIterator.getCharacterInstance(Locale.ROOT);
    breaks.setText(text);
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      letters.addAll(small(text.substring(start, end)));
      start = end;
    }
    int parts = Math.ceilDiv(characters(text), most);
    int each = Math.ceilDiv(characters(text), parts);
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (String letter : letters) {
      int length = characters(piece.toString());
      int more = characters(letter);
      if (!piece.isEmpty() && (length >= each || length + more > most)) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
      piece.append(letter);
    }
    pieces.add(piece.toString());
    return pieces;
  }

  /** A letter with more combining marks than fit on a line is split, too. */
  private List<String> small(String letter) {
    if (characters(letter) <= most) {
      return List.of(letter);
    }
    return letter.codePoints().mapToObj(Character::toString).toList();
  }

  private static int characters(String text) {
    return text.codePointCount(0, text.length());
  }
}
