package dev.cadenza.storyteller.library;

import dev.cadenza.storyteller.language.Phrases;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Expands {@code {any:smell}} to all phrases of the list {@code any-smell}, as alternatives; with a
 * capital letter they begin a sentence.
 */
final class RandomPhrases {
  private static final Pattern ANY = Pattern.compile("\\{([Aa])ny:([a-z]+)}");

  private final Function<String, List<String>> lists;

  RandomPhrases(Function<String, List<String>> lists) {
    this.lists = lists;
  }

  List<Block> expanded(List<Block> blocks) {
    return blocks.stream()
        .map(
            it -> new Block(it.key(), it.words(), it.lines().stream().map(this::expanded).toList()))
        .toList();
  }

  private String expanded(String line) {
    return ANY.matcher(line).replaceAll(found -> Matcher.quoteReplacement(alternatives(found)));
  }

  private String alternatives(MatchResult found) {
    List<String> phrases = lists.apply("any-" + found.group(2));
    if (phrases.isEmpty()) {
      throw new IllegalStateException("The list any-" + found.group(2) + " does not exist.");
    }
    boolean capital = found.group(1).equals("A");
    return phrases.stream()
        .map(phrase -> expanded(capital ? Phrases.capitalised(phrase) : phrase))
        .collect(Collectors.joining("|", "(", ")"));
  }
}
