package dev.cadenza.text;

import static java.util.Objects.requireNonNull;

import dev.cadenza.text.rules.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A block of a text: a paragraph, or in Markdown a heading, a list item, a table row. It has the
 * original text, with its markup.
 *
 * @param text without blank lines
 * @param endsParagraph whether a long pause follows
 */
public record Block(String text, boolean endsParagraph) {
  private static final Pattern LINES = Pattern.compile("\\R");
  private static final Pattern BREAK =
      Pattern.compile("(?i)<(?:br|/?p|/?div|/?li|/?h[1-6]|/?tr)\\b[^<>]*>\\h*$");

  public Block {
    requireNonNull(text, "text");
  }

  /** Splits a text into its blocks; lines with only markup are omitted. */
  public static List<Block> of(String text) {
    Reader reader = new Reader();
    for (String line : LINES.split(text)) {
      reader.line(line);
    }
    reader.end(true);
    return reader.blocks;
  }

  private static final class Reader {
    private final List<Block> blocks = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private boolean code;

    void line(String line) {
      String bare = Markdown.QUOTE.matcher(line).replaceFirst("");
      if (Markdown.FENCE.matcher(bare).matches()) {
        code = !code;
        end(true);
      } else if (bare.isBlank()) {
        end(true);
      } else if (Markdown.UNDERLINE.matcher(bare).matches()
          || Markdown.DELIMITER_ROW.matcher(bare).matches()) {
        // The underline of a heading or a table header, or a line between paragraphs.
        end(!Markdown.DELIMITER_ROW.matcher(bare).matches());
      } else if (!Markdown.DEFINITION.matcher(bare).matches()) {
        content(line, bare);
      }
    }

    private void content(String line, String bare) {
      if (Markdown.HEADING.matcher(bare).find()) {
        end(true);
        lines.add(line);
        end(true);
      } else if (code || Markdown.ROW.matcher(bare).matches()) {
        end(false);
        lines.add(line);
        end(false);
      } else {
        if (Markdown.ITEM.matcher(bare).find()) {
          end(false);
        }
        lines.add(line);
        if (BREAK.matcher(line).find()) {
          end(false);
        }
      }
    }

    void end(boolean paragraph) {
      if (!lines.isEmpty()) {
        blocks.add(new Block(String.join("\n", lines), paragraph));
        lines.clear();
      } else if (paragraph && !blocks.isEmpty() && !blocks.getLast().endsParagraph()) {
        blocks.add(new Block(blocks.removeLast().text(), true));
      }
    }
  }
}
