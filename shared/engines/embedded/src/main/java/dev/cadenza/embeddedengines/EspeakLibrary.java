package dev.cadenza.embeddedengines;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * The functions of espeak-ng's C library that we call ({@code speak_lib.h}).
 *
 * <p>The library has one state for the whole process, so this is a singleton, and callers hold a
 * lock.
 */
@SuppressWarnings("restricted") // This class calls a C library.
final class EspeakLibrary {
  private static final String FILE = "libespeak-ng.so.1";

  private static final int OUTPUT_SYNCHRONOUS = 2;
  private static final int DO_NOT_EXIT = 0x8000;
  private static final int UTF8 = 1;
  private static final int PAUSE_AT_END = 0x1000;

  /** Text within double brackets is phonemes, see {@link EspeakMnemonics}. */
  private static final int PHONEMES = 0x100;

  private static final int POSITION_CHARACTER = 1;
  private static final int PARAMETER_RATE = 1;

  // espeak_VOICE.
  private static final long VOICE_SIZE = 40;
  private static final long VOICE_LANGUAGES = 8;

  private final Linker linker = Linker.nativeLinker();
  private final SymbolLookup symbols = SymbolLookup.libraryLookup(FILE, Arena.global());

  private final MethodHandle setVoiceByName = function("espeak_SetVoiceByName", ADDRESS);
  private final MethodHandle setParameter =
      function("espeak_SetParameter", JAVA_INT, JAVA_INT, JAVA_INT);
  private final MethodHandle synth =
      function(
          "espeak_Synth",
          ADDRESS,
          JAVA_LONG,
          JAVA_INT,
          JAVA_INT,
          JAVA_INT,
          JAVA_INT,
          ADDRESS,
          ADDRESS);
  private final MethodHandle listVoices =
      linker.downcallHandle(address("espeak_ListVoices"), FunctionDescriptor.of(ADDRESS, ADDRESS));
  private final MethodHandle info =
      linker.downcallHandle(address("espeak_Info"), FunctionDescriptor.of(ADDRESS, ADDRESS));

  private final int sampleRate;

  /** Receives the audio during synthesis. */
  interface Listener {
    /**
     * @param samples native memory, valid during the call; or null at the end
     * @param events native memory, valid during the call
     * @return whether to continue
     */
    boolean spoken(MemorySegment samples, int count, MemorySegment events);
  }

  /**
   * @throws IllegalArgumentException if the library is not installed
   * @throws IllegalStateException if its data is not installed
   */
  EspeakLibrary(Listener listener) {
    MethodHandle initialize = function("espeak_Initialize", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    sampleRate = invoke(initialize, OUTPUT_SYNCHRONOUS, 0, MemorySegment.NULL, DO_NOT_EXIT);
    if (sampleRate <= 0) {
      throw new IllegalStateException("The data of espeak-ng is not installed.");
    }
    MethodHandle setCallback =
        linker.downcallHandle(
            address("espeak_SetSynthCallback"), FunctionDescriptor.ofVoid(ADDRESS));
    call(() -> setCallback.invokeWithArguments(callback(listener)));
  }

  int sampleRate() {
    return sampleRate;
  }

  /** The version and the data folder, such as {@code 1.51 /usr/lib/espeak-ng-data}. */
  String version() {
    MemorySegment text = (MemorySegment) call(() -> info.invokeWithArguments(MemorySegment.NULL));
    return text.reinterpret(Long.MAX_VALUE).getString(0);
  }

  /** The voices, as a null-terminated array of pointers; valid until the next call. */
  MemorySegment voices() {
    return list(MemorySegment.NULL);
  }

  /** Like {@link #voices}, for the variants. */
  MemorySegment variants() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment filter = arena.allocate(VOICE_SIZE);
      filter.set(ADDRESS, VOICE_LANGUAGES, arena.allocateFrom("variant"));
      return list(filter);
    }
  }

  private MemorySegment list(MemorySegment filter) {
    MemorySegment list = (MemorySegment) call(() -> listVoices.invokeWithArguments(filter));
    return list.reinterpret(Long.MAX_VALUE);
  }

  void voice(String identifier) {
    try (Arena arena = Arena.ofConfined()) {
      require(invoke(setVoiceByName, arena.allocateFrom(identifier)), "voice " + identifier);
    }
  }

  void rate(int wordsPerMinute) {
    require(invoke(setParameter, PARAMETER_RATE, wordsPerMinute, 0), "rate " + wordsPerMinute);
  }

  /** Speaks, and returns at the end or when the listener stops it. */
  void speak(String text) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment utf8 = arena.allocateFrom(text);
      int flags = UTF8 | PHONEMES | PAUSE_AT_END;
      int result =
          invoke(
              synth,
              utf8,
              utf8.byteSize(),
              0,
              POSITION_CHARACTER,
              0,
              flags,
              MemorySegment.NULL,
              MemorySegment.NULL);
      require(result, "text");
    }
  }

  private MemorySegment callback(Listener listener) {
    MethodHandle target;
    try {
      target =
          MethodHandles.lookup()
              .findStatic(
                  EspeakLibrary.class,
                  "spoken",
                  MethodType.methodType(
                      int.class,
                      Listener.class,
                      MemorySegment.class,
                      int.class,
                      MemorySegment.class))
              .bindTo(listener);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("spoken", e);
    }
    return linker.upcallStub(
        target, FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS), Arena.global());
  }

  /** Called from C, where an exception would end the process. */
  @SuppressWarnings("UnusedMethod") // Called through the callback's method handle.
  private static int spoken(
      Listener listener, MemorySegment samples, int count, MemorySegment events) {
    return listener.spoken(samples, count, events) ? 0 : 1;
  }

  private MethodHandle function(String name, MemoryLayout... arguments) {
    return linker.downcallHandle(address(name), FunctionDescriptor.of(JAVA_INT, arguments));
  }

  private MemorySegment address(String name) {
    return symbols.findOrThrow(name);
  }

  private static int invoke(MethodHandle function, Object... arguments) {
    return (int) call(() -> function.invokeWithArguments(arguments));
  }

  private static void require(int result, String what) {
    if (result != 0) {
      throw new IllegalStateException("espeak-ng rejected the " + what + ": error " + result + ".");
    }
  }

  private interface NativeCall {
    Object run() throws Throwable;
  }

  private static Object call(NativeCall nativeCall) {
    try {
      return nativeCall.run();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("A call of espeak-ng failed.", e);
    }
  }
}
