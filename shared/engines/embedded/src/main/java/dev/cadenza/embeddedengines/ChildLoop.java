package dev.cadenza.embeddedengines;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/**
 * The main loop of a child process with a speech library: reads requests from its input and writes
 * the responses to its output, see {@link EspeakFrames}.
 *
 * <p>It ends with its input, also during a request: it does not outlive its parent process.
 */
final class ChildLoop {
  /**
   * A request.
   *
   * @param rate as the engine defines it
   */
  record Request(String voice, double rate, String text) {}

  /** Speaks a request, and writes frames of audio, words and phones. */
  interface Engine {
    /**
     * @throws IllegalStateException if the library rejects the request
     */
    void speak(Request request) throws IOException;
  }

  private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();

  private ChildLoop() {}

  /**
   * @param engine creates the engine, given the output of its frames
   */
  static void run(Function<DataOutputStream, Engine> engine)
      throws IOException, InterruptedException {
    var output =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    // Other output must not be mixed with the frames.
    System.setOut(System.err);
    Engine speaking = engine.apply(output);
    ChildLoop loop = new ChildLoop();
    Thread.ofPlatform().daemon().name("requests").start(loop::read);
    while (true) {
      answer(speaking, loop.requests.take(), output);
    }
  }

  private static void answer(Engine engine, Request request, DataOutputStream output)
      throws IOException {
    try {
      engine.speak(request);
      output.writeByte(EspeakFrames.END);
    } catch (IllegalStateException refused) {
      output.writeByte(EspeakFrames.REFUSED);
      EspeakFrames.write(output, refused.getMessage());
    }
    output.flush();
  }

  private void read() {
    try (var input = new DataInputStream(new BufferedInputStream(System.in))) {
      while (true) {
        String voice = EspeakFrames.readText(input);
        double rate = input.readDouble();
        requests.add(new Request(voice, rate, EspeakFrames.readText(input)));
      }
    } catch (IOException end) {
      // The end of the input. The other thread may be in C code, which can only be ended with the
      // process.
      Runtime.getRuntime().halt(0);
    }
  }
}
