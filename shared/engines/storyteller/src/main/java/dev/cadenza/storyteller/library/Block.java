package dev.cadenza.storyteller.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part of a resource file: a line that begins with {@code @} and its name, and the following
 * lines. Blank lines and those that begin with {@code #} are ignored.
 *
 * @param key the first word
 * @param words the other words of the first line
 */
public record Block(String key, List<String> words, List<String> lines) {
  private static final String FOLDER = "/dev/cadenza/storyteller/";

  public Block {
    words = List.copyOf(words);
    lines = List.copyOf(lines);
  }

  public static List<Block> read(String resource) {
    try (InputStream content = Block.class.getResourceAsStream(FOLDER + resource)) {
      if (content == null) {
        throw new IllegalStateException("Resource not found: " + resource);
      }
      return parse(new String(content.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static List<Block> parse(String text) {
    List<Block> blocks = new ArrayList<>();
    List<String> head = List.of();
    List<String> lines = new ArrayList<>();
    for (String raw : text.lines().toList()) {
      String line = raw.strip();
      if (line.startsWith("@")) {
        add(head, lines, blocks);
        head = List.of(line.substring(1).strip().split("\\s+"));
        lines = new ArrayList<>();
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        lines.add(line);
      }
    }
    add(head, lines, blocks);
    return blocks;
  }

  private static void add(List<String> head, List<String> lines, List<Block> blocks) {
    if (!head.isEmpty()) {
      blocks.add(new Block(head.getFirst(), head.subList(1, head.size()), lines));
    }
  }

  Block replacing(String word, String by) {
    return new Block(key, words, lines.stream().map(line -> line.replace(word, by)).toList());
  }

  /** The values of the lines {@code name: value}. */
  public List<String> all(String name) {
    String start = name + ":";
    return lines.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()).strip())
        .toList();
  }

  public Optional<String> find(String name) {
    return all(name).stream().findFirst();
  }

  public String field(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalStateException("@ " + key + " " + words + " has no " + name));
  }
}
