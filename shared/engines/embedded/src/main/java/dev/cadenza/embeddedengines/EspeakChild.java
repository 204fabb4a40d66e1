package dev.cadenza.embeddedengines;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The main class of the child process with espeak-ng, see {@link ChildLoop}. Some texts crash the
 * library, so it needs a separate process. The rate is in words per minute.
 *
 * <p>Requires only the JDK and this jar.
 */
@SuppressWarnings("restricted") // C structures.
final class EspeakChild implements ChildLoop.Engine {
  // espeak_EVENT in speak_lib.h.
  private static final long EVENT_SIZE = 40;
  private static final long TYPE = 0;
  private static final long TEXT_POSITION = 8;
  private static final long AUDIO_POSITION = 16;
  private static final int TYPE_LAST = 0;
  private static final int TYPE_WORD = 1;

  private final EspeakLibrary library;
  private final DataOutputStream output;
  private String currentVoice = "";

  private EspeakChild(DataOutputStream output) {
    this.output = output;
    this.library = new EspeakLibrary(this::spoken);
  }

  public static void main(String[] arguments) throws Exception {
    ChildLoop.run(EspeakChild::new);
  }

  @Override
  public void speak(ChildLoop.Request request) {
    if (!request.voice().equals(currentVoice)) {
      library.voice(request.voice());
      currentVoice = request.voice();
    }
    library.rate((int) request.rate());
    library.speak(request.text());
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
