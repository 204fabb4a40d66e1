package dev.cadenza.cli.models;

import dev.cadenza.cli.console.Terminal;
import dev.cadenza.models.InstallListener;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows downloads and uploads: as bars on a terminal, otherwise one line each. */
final class InstallBars implements InstallListener {
  private static final long MEGABYTE = 1_000_000;
  private static final int REFRESH_MILLIS = 200;

  /** Smaller downloads, such as the 54 voices of a model, are too short to be shown. */
  private static final long MIN_BYTES = 5 * MEGABYTE;

  private final Terminal terminal;
  private final String verb;

  private InstallBars(Terminal terminal, String verb) {
    this.terminal = terminal;
    this.verb = verb;
  }

  static InstallBars downloads(Terminal terminal) {
    return new InstallBars(terminal, "Downloading");
  }

  static InstallBars uploads(Terminal terminal) {
    return new InstallBars(terminal, "Uploading");
  }

  @Override
  public void note(String line) {
    terminal.line(line);
  }

  /** Shown when data arrives: a source that does not respond has its own message. */
  @Override
  public Bar start(String task, long bytes) {
    if (terminal.interactive()) {
      return new Drawn(task, bytes);
    }
    return bytes < MIN_BYTES ? InstallListener.NONE.start(task, bytes) : new Line(task, bytes);
  }

  private final class Line implements Bar {
    private final String task;
    private final long bytes;
    private boolean shown;

    Line(String task, long bytes) {
      this.task = task;
      this.bytes = bytes;
    }

    @Override
    public void at(long done) {
      if (!shown) {
        shown = true;
        terminal.line("%s %s, %s.".formatted(verb, task, Amounts.megabytes(bytes)));
      }
    }

    @Override
    public void close() {}
  }

  private final class Drawn implements Bar {
    private final String task;
    private final long bytes;
    private Optional<ProgressBar> bar = Optional.empty();

    Drawn(String task, long bytes) {
      this.task = task;
      this.bytes = bytes;
    }

    @Override
    public void at(long done) {
      if (bar.isEmpty()) {
        bar = Optional.of(draw());
      }
      bar.get().stepTo(Math.min(done, bytes));
    }

    private ProgressBar draw() {
      return new ProgressBarBuilder()
          .setTaskName(task)
          .setInitialMax(bytes)
          .setUnit(" MB", MEGABYTE)
          .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BAR)
          .setUpdateIntervalMillis(REFRESH_MILLIS)
          .setConsumer(new ConsoleProgressBarConsumer(terminal.out(), terminal.width() - 1))
          .clearDisplayOnFinish()
          .hideEta()
          .build();
    }

    @Override
    public void close() {
      bar.ifPresent(ProgressBar::close);
    }
  }
}
