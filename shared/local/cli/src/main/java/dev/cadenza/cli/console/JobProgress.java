package dev.cadenza.cli.console;

import dev.cadenza.client.model.Job;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows the progress of one job: a bar on a terminal, otherwise occasional lines. The progress
 * never decreases.
 */
public final class JobProgress implements AutoCloseable {
  private static final int REFRESH_MILLIS = 100;
  private static final int LINE_EVERY_PERCENT = 25;

  private final Display display;
  private int shown;

  private JobProgress(Display display) {
    this.display = display;
  }

  /**
   * @param task what is done, in front of each line
   */
  static JobProgress on(Terminal terminal, String task) {
    return new JobProgress(
        terminal.interactive() ? new Bar(terminal, task) : new Lines(terminal, task));
  }

  /** Called with each pushed state of the job. */
  public synchronized void show(Job job) {
    show(job.progress(), job.step().orElse(job.status().wire()));
  }

  /**
   * @param words what is done at present
   */
  synchronized void show(int percent, String words) {
    shown = Math.max(shown, percent);
    display.show(shown, words);
  }

  @Override
  public synchronized void close() {
    display.close();
  }

  private sealed interface Display extends AutoCloseable {
    void show(int percent, String step);

    @Override
    void close();
  }

  private static final class Bar implements Display {
    private final ProgressBar bar;

    Bar(Terminal terminal, String task) {
      // With a given width, the library need not load its terminal bindings.
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(100)
              .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BAR)
              .setUpdateIntervalMillis(REFRESH_MILLIS)
              .setConsumer(new ConsoleProgressBarConsumer(terminal.out(), terminal.width() - 1))
              .hideEta()
              .build();
    }

    @Override
    public void show(int percent, String step) {
      bar.stepTo(percent);
      bar.setExtraMessage(step);
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  private static final class Lines implements Display {
    private final Terminal terminal;
    private final String task;
    private int next;

    Lines(Terminal terminal, String task) {
      this.terminal = terminal;
      this.task = task;
    }

    @Override
    public void show(int percent, String step) {
      if (percent >= next) {
        terminal.line(String.format(Locale.ROOT, "%s %3d %% %s", task, percent, step));
        next = percent - percent % LINE_EVERY_PERCENT + LINE_EVERY_PERCENT;
      }
    }

    @Override
    public void close() {}
  }
}
