package dev.cadenza.neural.phonemes;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * The functions of espeak-ng's C library that turn text into phonemes ({@code speak_lib.h} of
 * 1.51).
 *
 * <p>The library has one state for the whole process: this is a singleton, whose methods hold its
 * lock.
 */
@SuppressWarnings("restricted") // Calling a C library is what this class is for.
final class EspeakLibrary {
  private static final String FILE = "libespeak-ng.so.1";
  private static final int OUTPUT_SYNCHRONOUS = 2;
  private static final int DO_NOT_EXIT = 0x8000;
  private static final int UTF8 = 1;

  /** The International Phonetic Alphabet, with this character between phonemes. */
  static final char SEPARATOR = '_';

  private static final int PHONEME_MODE = 0x02 | SEPARATOR << 8;

  private final MethodHandle setVoiceByName;
  private final MethodHandle textToPhonemes;
  private String currentVoice = "";

  /**
   * @throws IllegalArgumentException if the library is not installed
   * @throws IllegalStateException if its data is not
   */
  EspeakLibrary() {
    SymbolLookup symbols = SymbolLookup.libraryLookup(FILE, Arena.global());
    setVoiceByName = function(symbols, "espeak_SetVoiceByName", JAVA_INT, ADDRESS);
    textToPhonemes =
        function(symbols, "espeak_TextToPhonemes", ADDRESS, ADDRESS, JAVA_INT, JAVA_INT);
    MethodHandle initialize =
        function(symbols, "espeak_Initialize", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    int sampleRate =
        (int)
            call(
                () ->
                    initialize.invokeWithArguments(
                        OUTPUT_SYNCHRONOUS, 0, MemorySegment.NULL, DO_NOT_EXIT));
    if (sampleRate <= 0) {
      throw new IllegalStateException("espeak-ng finds no data.");
    }
  }

  private static MethodHandle function(
      SymbolLookup symbols, String name, MemoryLayout result, MemoryLayout... arguments) {
    return Linker.nativeLinker()
        .downcallHandle(symbols.findOrThrow(name), FunctionDescriptor.of(result, arguments));
  }

  /**
   * The phonemes of a text: {@link #SEPARATOR} between phonemes, spaces between words.
   *
   * @param voice such as {@code en-us}
   * @throws IllegalStateException if the voice is not installed
   */
  synchronized String phonemes(String voice, String text) {
    try (Arena arena = Arena.ofConfined()) {
      if (!voice.equals(currentVoice)) {
        MemorySegment name = arena.allocateFrom(voice);
        if ((int) call(() -> setVoiceByName.invokeWithArguments(name)) != 0) {
          throw new IllegalStateException("espeak-ng has no voice \"" + voice + "\".");
        }
        currentVoice = voice;
      }
      // The library moves this pointer behind each clause that it reads, and clears it at the end.
      MemorySegment position = arena.allocate(ADDRESS);
      position.set(ADDRESS, 0, arena.allocateFrom(text));
      StringBuilder phonemes = new StringBuilder();
      while (position.get(ADDRESS, 0).address() != 0) {
        MemorySegment clause =
            (MemorySegment)
                call(() -> textToPhonemes.invokeWithArguments(position, UTF8, PHONEME_MODE));
        if (clause.address() != 0) {
          phonemes.append(clause.reinterpret(Long.MAX_VALUE).getString(0)).append(' ');
        }
      }
      return phonemes.toString();
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
