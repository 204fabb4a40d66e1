package dev.cadenza.storyteller.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A paragraph with placeholders.
 *
 * <ul>
 *   <li>{@code (one|two|)} is one of its alternatives;
 *   <li>{@code {hero}} is a name, {@code {rival*}} that of a character who may be absent; {@code
 *       {he:hero}}, {@code {him:hero}}, {@code {his:hero}} and {@code {himself:hero}} are pronouns,
 *       or the name again if a pronoun would refer to another character;
 *   <li>{@code {place}} and other words are defined by the world; with a capital letter they begin
 *       a sentence;
 *   <li>{@code [hero: I am here.]} is spoken by a character, who must be present.
 * </ul>
 */
public record Template(List<Node> nodes) {
  public Template {
    nodes = List.copyOf(nodes);
  }

  /** A part of a template. */
  public sealed interface Node {
    /** Plain text. */
    record Text(String text) implements Node {}

    /**
     * A placeholder.
     *
     * @param name before the colon
     * @param argument after it, or empty
     */
    record Slot(String name, String argument) implements Node {}

    /** One of several alternatives. */
    record Choice(List<List<Node>> alternatives) implements Node {
      public Choice {
        alternatives = alternatives.stream().map(List::copyOf).toList();
      }
    }

    /** Words that a character speaks. */
    record Quote(String speaker, List<Node> words) implements Node {
      public Quote {
        words = List.copyOf(words);
      }
    }
  }

  private static final Set<String> PARTS =
      Set.of("hero", "companion", "mentor", "rival", "helper", "guest");

  /** Whether a word is a part of the plot, such as {@code hero}. */
  public static boolean isPart(String word) {
    return PARTS.contains(word);
  }

  public static Template parse(String text) {
    Parser parser = new Parser(text);
    List<Node> nodes = parser.nodes("");
    if (!parser.atEnd()) {
      throw parser.wrong("what is open");
    }
    return new Template(nodes);
  }

  /** The number of choices, without those inside of others. */
  public int choices() {
    return nodes.stream().mapToInt(Template::choices).sum();
  }

  private static int choices(Node node) {
    return switch (node) {
      case Node.Choice _ -> 1;
      case Node.Quote quote -> quote.words().stream().mapToInt(Template::choices).sum();
      case Node.Text _, Node.Slot _ -> 0;
    };
  }

  /** About how many words it has. */
  public double words() {
    return nodes.stream().mapToDouble(Template::words).sum();
  }

  private static double words(Node node) {
    return switch (node) {
      case Node.Text text -> text.text().split(" ").length - 1.0;
      case Node.Slot _ -> 1;
      case Node.Choice choice ->
          choice.alternatives().stream()
              .mapToDouble(it -> it.stream().mapToDouble(Template::words).sum())
              .average()
              .orElse(0);
      case Node.Quote quote -> quote.words().stream().mapToDouble(Template::words).sum();
    };
  }

  /** All slots, including those of all alternatives. */
  public List<Node.Slot> slots() {
    List<Node.Slot> slots = new ArrayList<>();
    collect(nodes, slots, new ArrayList<>());
    return slots;
  }

  /** All speakers. */
  public List<String> speakers() {
    List<String> speakers = new ArrayList<>();
    collect(nodes, new ArrayList<>(), speakers);
    return speakers;
  }

  private static void collect(List<Node> nodes, List<Node.Slot> slots, List<String> speakers) {
    for (Node node : nodes) {
      switch (node) {
        case Node.Text text -> {}
        case Node.Slot slot -> slots.add(slot);
        case Node.Choice choice ->
            choice.alternatives().forEach(it -> collect(it, slots, speakers));
        case Node.Quote quote -> {
          speakers.add(quote.speaker());
          collect(quote.words(), slots, speakers);
        }
      }
    }
  }

  private static final class Parser {
    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    boolean atEnd() {
      return at == text.length();
    }

    IllegalArgumentException wrong(String what) {
      return new IllegalArgumentException("At " + at + ", " + what + ": " + text);
    }

    /** Up to the end, or to one of the given letters. */
    List<Node> nodes(String ends) {
      List<Node> nodes = new ArrayList<>();
      StringBuilder plain = new StringBuilder();
      while (!atEnd() && ends.indexOf(text.charAt(at)) < 0) {
        char letter = text.charAt(at);
        if ("{[(".indexOf(letter) < 0) {
          plain.append(letter);
          at++;
        } else {
          flush(plain, nodes);
          nodes.add(letter == '{' ? slot() : letter == '[' ? quote() : choice());
        }
      }
      flush(plain, nodes);
      return nodes;
    }

    private static void flush(StringBuilder plain, List<Node> nodes) {
      if (!plain.isEmpty()) {
        nodes.add(new Node.Text(plain.toString()));
        plain.setLength(0);
      }
    }

    private Node slot() {
      int end = text.indexOf('}', at);
      if (end < 0) {
        throw wrong("a slot that does not end");
      }
      String[] parts = text.substring(at + 1, end).split(":", 2);
      at = end + 1;
      return new Node.Slot(parts[0], parts.length > 1 ? parts[1] : "");
    }

    private Node quote() {
      int colon = text.indexOf(": ", at);
      if (colon < 0) {
        throw wrong("a quotation without a speaker");
      }
      String speaker = text.substring(at + 1, colon);
      at = colon + 2;
      List<Node> words = nodes("]");
      close(']');
      return new Node.Quote(speaker, words);
    }

    private Node choice() {
      List<List<Node>> alternatives = new ArrayList<>();
      do {
        at++;
        alternatives.add(nodes("|)"));
      } while (!atEnd() && text.charAt(at) == '|');
      close(')');
      return new Node.Choice(alternatives);
    }

    private void close(char letter) {
      if (atEnd() || text.charAt(at) != letter) {
        throw wrong("no " + letter);
      }
      at++;
    }
  }
}
