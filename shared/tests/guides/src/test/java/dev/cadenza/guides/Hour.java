package dev.cadenza.guides;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The blocks of a chapter of a page, in order.
 *
 * @param commands what is to be typed; the first starts the platform
 * @param shown what is only shown: blocks without a language
 */
record Hour(List<String> commands, List<String> shown) {
  private static final String FENCE = "```";

  static Hour read(Path page, String heading) throws IOException {
    List<String> lines = Files.readAllLines(page);
    int start = lines.indexOf("## " + heading);
    if (start < 0) {
      throw new AssertionError(page + " has no chapter " + heading);
    }
    List<String> commands = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    List<String> block = null;
    String language = "";
    for (String line : lines.subList(start + 1, lines.size())) {
      if (block == null && line.startsWith("## ")) {
        break;
      }
      if (!line.startsWith(FENCE)) {
        if (block != null) {
          block.add(line);
        }
      } else if (block == null) {
        block = new ArrayList<>();
        language = line.substring(FENCE.length());
      } else {
        String text = String.join("\n", block) + "\n";
        switch (language) {
          case "sh" -> commands.add(text);
          case "" -> shown.add(text);
          default -> throw new AssertionError("a block in " + language + " is not looked at");
        }
        block = null;
      }
    }
    return new Hour(List.copyOf(commands), List.copyOf(shown));
  }
}
