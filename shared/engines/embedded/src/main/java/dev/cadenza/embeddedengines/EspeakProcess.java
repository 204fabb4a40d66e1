package dev.cadenza.embeddedengines;

import dev.cadenza.embeddedengines.process.Resident;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.TransientFailure;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A child process with a speech library, see {@link ChildLoop}. For one caller at a time. */
final class EspeakProcess implements Resident.Child {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final long POLL_MILLIS = 50;
  private static final List<String> KEPT_VARIABLES = List.of("PATH", "LD_LIBRARY_PATH", "TMPDIR");

  private final String engine;
  private final Process process;
  private final DataOutputStream requests;
  private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();

  private sealed interface Frame {
    record Sound(ShortBuffer samples) implements Frame {}

    record Word(WordEvent event) implements Frame {}

    record Phones(int sampleRate, String printed) implements Frame {}

    record End() implements Frame {}

    record Refused(String reason) implements Frame {}

    record Died() implements Frame {}
  }

  /** The child ended, or did not respond in time. */
  static final class Died extends Exception {
    private static final long serialVersionUID = 1;

    Died(String message) {
      super(message);
    }
  }

  private EspeakProcess(String engine, Process process) {
    this.engine = engine;
    this.process = process;
    this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    Thread.ofPlatform().daemon().name(engine).start(this::read);
  }

  /**
   * @param program the child's main class, {@link EspeakChild} or {@link FliteChild}
   * @throws TransientFailure {@code program_missing}
   */
  static EspeakProcess start(String engine, Class<? extends ChildLoop.Engine> program) {
    try {
      return new EspeakProcess(engine, child(program).start());
    } catch (IOException e) {
      throw new TransientFailure("program_missing", engine + "'s process did not start.", e);
    }
  }

  static ProcessBuilder child(Class<? extends ChildLoop.Engine> program) {
    ProcessBuilder builder = new ProcessBuilder(command(program)).redirectError(Redirect.DISCARD);
    // It processes user texts: it does not get our keys.
    builder.environment().keySet().retainAll(KEPT_VARIABLES);
    return builder;
  }

  private static List<String> command(Class<?> program) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx64m",
        "-XX:-CreateCoredumpOnCrash",
        "-XX:ErrorFile=/dev/null",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        ownJar().toString(),
        program.getName());
  }

  /** The location of this class: a jar or a folder. */
  private static Path ownJar() {
    try {
      return Path.of(
          EspeakProcess.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean alive() {
    return process.isAlive();
  }

  /** The identifier of the child process, for tests. */
  ProcessHandle handle() {
    return process.toHandle();
  }

  /**
   * @param voice the library's own identifier
   * @param rate as the engine defines it
   * @throws Died when the process ended during the response, or did not respond in time
   * @throws TransientFailure {@code synthesis_failed} when the library rejected the request
   */
  EspeakRendering speak(String voice, double rate, String text, Cancellation cancellation)
      throws InterruptedException, Died {
    cancellation.check();
    try {
      EspeakFrames.write(requests, voice);
      requests.writeDouble(rate);
      EspeakFrames.write(requests, text);
      requests.flush();
    } catch (IOException e) {
      throw new Died(engine + "'s process ended: " + e.getMessage());
    }
    EspeakRendering rendering = new EspeakRendering();
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      Frame frame = frames.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
      cancellation.check();
      if (System.nanoTime() - deadline > 0) {
        throw new Died(engine + " did not respond within " + LIMIT.toSeconds() + " s.");
      }
      switch (frame) {
        case null -> {}
        case Frame.Sound(ShortBuffer samples) -> rendering.add(samples);
        case Frame.Word(WordEvent event) -> rendering.add(event);
        case Frame.Phones(int sampleRate, String printed) -> rendering.add(sampleRate, printed);
        case Frame.Refused(String reason) ->
            throw new TransientFailure("synthesis_failed", reason, null);
        case Frame.Died() -> throw new Died(engine + "'s process ended.");
        case Frame.End() -> {
          return rendering;
        }
      }
    }
  }

  private void read() {
    try (var answers = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
      while (true) {
        frames.add(frame(answers));
      }
    } catch (IOException e) {
      // The end of its output, or an invalid frame: the waiting thread is notified.
      frames.add(new Frame.Died());
    }
  }

  private static Frame frame(DataInputStream answers) throws IOException {
    byte type = answers.readByte();
    return switch (type) {
      case EspeakFrames.SOUND -> new Frame.Sound(EspeakFrames.readSamples(answers));
      case EspeakFrames.WORD ->
          new Frame.Word(new WordEvent(answers.readInt(), answers.readInt() / 1000.0));
      case EspeakFrames.PHONES ->
          new Frame.Phones(answers.readInt(), EspeakFrames.readText(answers));
      case EspeakFrames.END -> new Frame.End();
      case EspeakFrames.REFUSED -> new Frame.Refused(EspeakFrames.readText(answers));
      default -> throw new IOException("Unknown frame type " + type + ".");
    };
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().completeOnTimeout(process, 1, TimeUnit.SECONDS).join();
  }
}
