package dev.cadenza.embeddedengines;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The program of the child process in which espeak-ng speaks: reads requests from its input and
 * writes the answers to its output, see {@link EspeakFrames}. There are texts at which the library
 * ends its process, so that no other work may run in it.
 *
 * <p>Needs nothing but the JDK and this jar. It ends when its input does, also amid a request: it
 * does not outlive the process that started it.
 */
@SuppressWarnings("restricted") // The structures are C's.
final class EspeakChild {
  // espeak_EVENT in speak_lib.h.
  private static final long EVENT_SIZE = 40;
  private static final long TYPE = 0;
  private static final long TEXT_POSITION = 8;
  private static final long AUDIO_POSITION = 16;
  private static final int TYPE_LAST = 0;
  private static final int TYPE_WORD = 1;

  private record Request(String voice, int wordsPerMinute, String text) {}

  private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
  private final EspeakLibrary library;
  private final DataOutputStream output;
  private String currentVoice = "";

  private EspeakChild(DataOutputStream output) {
    this.output = output;
    this.library = new EspeakLibrary(this::spoken);
  }

  public static void main(String[] arguments) throws Exception {
    var output =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    // Whatever else would be printed must not come between the frames.
    System.setOut(System.err);
    EspeakChild child = new EspeakChild(output);
    Thread.ofPlatform().daemon().name("requests").start(child::read);
    while (true) {
      child.answer(child.requests.take());
    }
  }

  private void read() {
    try (var input = new DataInputStream(new BufferedInputStream(System.in))) {
      while (true) {
        String voice = EspeakFrames.readText(input);
        int wordsPerMinute = input.readInt();
        requests.add(new Request(voice, wordsPerMinute, EspeakFrames.readText(input)));
      }
    } catch (IOException end) {
      // The end of the input. The other thread may be in C code, which only this ends.
      Runtime.getRuntime().halt(0);
    }
  }

  private void answer(Request request) throws IOException {
    try {
      if (!request.voice().equals(currentVoice)) {
        library.voice(request.voice());
        currentVoice = request.voice();
      }
      library.rate(request.wordsPerMinute());
      library.speak(request.text());
      output.writeByte(EspeakFrames.END);
    } catch (IllegalStateException refused) {
      output.writeByte(EspeakFrames.REFUSED);
      EspeakFrames.write(output, refused.getMessage());
    }
    output.flush();
  }

  /** Called from C. */
  private boolean spoken(MemorySegment sound, int count, MemorySegment events) {
    try {
      if (sound.address() != 0 && count > 0) {
        output.writeByte(EspeakFrames.SOUND);
        EspeakFrames.write(output, sound.reinterpret(2L * count).toArray(ValueLayout.JAVA_SHORT));
      }
      writeWords(events.reinterpret(Long.MAX_VALUE));
      output.flush();
      return true;
    } catch (IOException e) {
      // The pipe is closed: the parent process has ended. An exception must not reach C.
      Runtime.getRuntime().halt(0);
      throw new UncheckedIOException(e);
    }
  }

  private void writeWords(MemorySegment events) throws IOException {
    for (long at = 0; ; at += EVENT_SIZE) {
      int type = events.get(ValueLayout.JAVA_INT, at + TYPE);
      if (type == TYPE_LAST) {
        return;
      }
      if (type == TYPE_WORD) {
        output.writeByte(EspeakFrames.WORD);
        output.writeInt(events.get(ValueLayout.JAVA_INT, at + TEXT_POSITION) - 1);
        output.writeInt(events.get(ValueLayout.JAVA_INT, at + AUDIO_POSITION));
      }
    }
  }
}
