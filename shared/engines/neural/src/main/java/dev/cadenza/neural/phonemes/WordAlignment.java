package dev.cadenza.neural.phonemes;

import java.util.ArrayList;
import java.util.List;

/**
 * Divides the phonemes of a clause among its words where espeak-ng joins words ("of the") or makes
 * several of one ("1859").
 */
final class WordAlignment {
  /** Between the words that are spoken for one word of the text, as in "one hundred" for "100". */
  private static final String SPACE = " ";

  private WordAlignment() {}

  /**
   * @param clause the phonemes of all words together, as they are to be spoken
   * @param words the phonemes of each word when it stands alone
   * @return the phonemes of the clause, divided so that each word gets those most like its own, by
   *     the least number of edits
   */
  static List<List<String>> align(List<List<String>> clause, List<List<String>> words) {
    List<String> spoken = clause.stream().flatMap(List::stream).toList();
    List<String> alone = words.stream().flatMap(List::stream).toList();
    int[] owners = owners(spoken, alone, words);
    List<List<String>> divided = new ArrayList<>(words.size());
    words.forEach(_ -> divided.add(new ArrayList<>()));
    int i = 0;
    for (List<String> group : clause) {
      for (int k = 0; k < group.size(); k++, i++) {
        List<String> word = divided.get(owners[i]);
        if (k == 0 && !word.isEmpty()) {
          word.add(SPACE);
        }
        word.add(spoken.get(i));
      }
    }
    return divided;
  }

  /** The word of each phoneme. */
  private static int[] owners(List<String> spoken, List<String> alone, List<List<String>> words) {
    int[] wordOf = new int[alone.size() + 1];
    int at = 0;
    for (int word = 0; word < words.size(); word++) {
      for (int i = 0; i < words.get(word).size(); i++) {
        wordOf[at++] = word;
      }
    }
    wordOf[at] = words.size() - 1;
    int[][] edits = edits(spoken, alone);
    int[] owners = new int[spoken.size()];
    int i = spoken.size();
    int j = alone.size();
    while (i > 0) {
      if (j > 0 && edits[i][j] == edits[i - 1][j - 1] + cost(spoken.get(i - 1), alone.get(j - 1))) {
        owners[--i] = wordOf[--j];
      } else if (j > 0 && edits[i][j] == edits[i][j - 1] + 2) {
        j--;
      } else {
        // Belongs to the word of what precedes it.
        owners[--i] = wordOf[Math.max(j - 1, 0)];
      }
    }
    return owners;
  }

  private static int[][] edits(List<String> spoken, List<String> alone) {
    int[][] edits = new int[spoken.size() + 1][alone.size() + 1];
    for (int i = 0; i <= spoken.size(); i++) {
      for (int j = 0; j <= alone.size(); j++) {
        if (i == 0 || j == 0) {
          edits[i][j] = 2 * (i + j);
        } else {
          edits[i][j] =
              Math.min(
                  edits[i - 1][j - 1] + cost(spoken.get(i - 1), alone.get(j - 1)),
                  2 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        }
      }
    }
    return edits;
  }

  /** A phoneme that has only changed its stress, or a vowel that is reduced, is half an edit. */
  private static int cost(String spoken, String alone) {
    if (spoken.equals(alone)) {
      return 0;
    }
    return bare(spoken).equals(bare(alone)) ? 1 : vowel(spoken) == vowel(alone) ? 2 : 3;
  }

  private static String bare(String phoneme) {
    return phoneme.replaceAll("[ˈˌː-]", "");
  }

  private static boolean vowel(String phoneme) {
    String bare = bare(phoneme);
    return !bare.isEmpty() && "aeiouyɐɑɒæɔəɛɜɨɪʊʌᵻøœ".indexOf(bare.charAt(0)) >= 0;
  }
}
