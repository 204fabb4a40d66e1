package dev.cadenza.media.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Reads a child's output to its end on a separate thread, reports the lines and stores head and
 * tail.
 *
 * <p>Unlimited output fills neither the pipe nor the memory.
 */
final class OutputReader {
  private static final int HEAD_CHARACTERS = 32 * 1024;
  private static final int TAIL_CHARACTERS = 32 * 1024;
  private static final int MAX_LINE = 16 * 1024;
  private static final Duration LAST_WORDS = Duration.ofSeconds(30);

  private final Reader stream;
  private final Consumer<String> lines;
  private final StringBuilder head = new StringBuilder();
  private final StringBuilder tail = new StringBuilder();
  private final StringBuilder line = new StringBuilder();
  private final Thread thread;
  private volatile RuntimeException failure;

  private OutputReader(InputStream stream, Consumer<String> lines) {
    this.stream = new InputStreamReader(stream, StandardCharsets.UTF_8);
    this.lines = lines;
    this.thread = Thread.ofPlatform().daemon().name("child-output").unstarted(this::read);
  }

  static OutputReader of(InputStream stream, Consumer<String> lines) {
    OutputReader reader = new OutputReader(stream, lines);
    reader.thread.start();
    return reader;
  }

  /** The output until the child's end. */
  String text() throws InterruptedException {
    // Bounded: a grandchild may have inherited the pipe and keep it open.
    thread.join(LAST_WORDS);
    synchronized (tail) {
      return head + tail.toString();
    }
  }

  /**
   * @throws RuntimeException thrown by the line listener, which then receives no more lines
   */
  void check() {
    RuntimeException thrown = failure;
    if (thrown != null) {
      throw thrown;
    }
  }

  private void read() {
    char[] buffer = new char[4096];
    try {
      for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
        take(new String(buffer, 0, count));
      }
    } catch (IOException e) {
      // The child was killed and its pipe closed: the output ends here.
      return;
    }
    endLine();
  }

  private void take(String piece) {
    synchronized (tail) {
      int toHead = Math.min(piece.length(), HEAD_CHARACTERS - head.length());
      head.append(piece, 0, toHead);
      tail.append(piece, toHead, piece.length());
      if (tail.length() > TAIL_CHARACTERS) {
        tail.delete(0, tail.length() - TAIL_CHARACTERS);
      }
    }
    for (int i = 0; i < piece.length(); i++) {
      char c = piece.charAt(i);
      if (c == '\n' || c == '\r' || line.length() == MAX_LINE) {
        endLine();
      } else {
        line.append(c);
      }
    }
  }

  private void endLine() {
    if (!line.isEmpty() && failure == null) {
      report(line.toString());
    }
    line.setLength(0);
  }

  private void report(String text) {
    try {
      lines.accept(text);
    } catch (RuntimeException e) {
      failure = e;
    }
  }
}
