package dev.cadenza.embeddedengines;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.ShortBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The functions of flite's C library that we call ({@code flite.h}), with the voices of Debian's
 * package {@code libflite1}. For one caller at a time.
 */
@SuppressWarnings("restricted") // This class calls a C library.
final class FliteLibrary {
  private static final String FILE = "libflite.so.1";
  private static final String VOICE_FILE = "libflite_cmu_us_%s.so.1";

  // cst_voice and cst_wave, on 64-bit machines.
  private static final long VOICE_FEATURES = 8;
  private static final long WAVE_RATE = 8;
  private static final long WAVE_SAMPLE_COUNT = 12;
  private static final long WAVE_SAMPLES = 24;

  private final Linker linker = Linker.nativeLinker();
  private final SymbolLookup symbols = SymbolLookup.libraryLookup(FILE, Arena.global());
  private final Map<String, MemorySegment> voices = new HashMap<>();

  private final MethodHandle synthesize = function("flite_synth_text", ADDRESS, ADDRESS, ADDRESS);
  private final MethodHandle delete =
      handle(symbols, "delete_utterance", FunctionDescriptor.ofVoid(ADDRESS));
  private final MethodHandle wave = function("utt_wave", ADDRESS, ADDRESS);
  private final MethodHandle relation = function("utt_relation", ADDRESS, ADDRESS, ADDRESS);
  private final MethodHandle head = function("relation_head", ADDRESS, ADDRESS);
  private final MethodHandle next = function("item_next", ADDRESS, ADDRESS);
  private final MethodHandle text = function("item_feat_string", ADDRESS, ADDRESS, ADDRESS);
  private final MethodHandle number = function("item_feat_float", JAVA_FLOAT, ADDRESS, ADDRESS);
  private final MethodHandle setFloat =
      handle(symbols, "feat_set_float", FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, JAVA_FLOAT));

  private final MethodHandle seed =
      handle(linker.defaultLookup(), "srand", FunctionDescriptor.ofVoid(JAVA_INT));

  /** The audio, and the end of each phone in flite's format: {@code pau:0.082 hh:0.117}. */
  record Utterance(ShortBuffer samples, int sampleRate, String phones) {}

  /**
   * @throws IllegalArgumentException if the library is not installed
   */
  FliteLibrary() {
    call(function("flite_init", JAVA_INT));
  }

  /** Whether the library and these voices can be loaded. */
  static boolean isInstalled(List<String> names) {
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup.libraryLookup(FILE, arena);
      names.forEach(name -> SymbolLookup.libraryLookup(VOICE_FILE.formatted(name), arena));
      return true;
    } catch (IllegalArgumentException missing) {
      return false;
    }
  }

  /**
   * @param stretch the factor of all durations: 2 is half as fast
   * @throws IllegalStateException if flite creates no audio
   */
  Utterance speak(String voice, double stretch, String sentence) {
    MemorySegment speaker = voices.computeIfAbsent(voice, this::load);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment features = speaker.reinterpret(2 * VOICE_FEATURES).get(ADDRESS, VOICE_FEATURES);
      call(setFloat, features, arena.allocateFrom("duration_stretch"), (float) stretch);
      // flite's noise comes from rand(): a text sounds the same after any other text.
      call(seed, 1);
      MemorySegment utterance = pointer(synthesize, arena.allocateFrom(sentence), speaker);
      if (utterance.address() == 0) {
        throw new IllegalStateException("flite returned no audio.");
      }
      try {
        return read(utterance, arena);
      } finally {
        call(delete, utterance);
      }
    }
  }

  private Utterance read(MemorySegment utterance, Arena arena) {
    MemorySegment sound = pointer(wave, utterance);
    if (sound.address() == 0) {
      throw new IllegalStateException("flite created no audio.");
    }
    MemorySegment header = sound.reinterpret(WAVE_SAMPLES + ADDRESS.byteSize());
    int count = header.get(JAVA_INT, WAVE_SAMPLE_COUNT);
    short[] samples = header.get(ADDRESS, WAVE_SAMPLES).reinterpret(2L * count).toArray(JAVA_SHORT);
    return new Utterance(
        ShortBuffer.wrap(samples), header.get(JAVA_INT, WAVE_RATE), phones(utterance, arena));
  }

  private String phones(MemorySegment utterance, Arena arena) {
    MemorySegment name = arena.allocateFrom("name");
    MemorySegment end = arena.allocateFrom("end");
    StringBuilder printed = new StringBuilder();
    MemorySegment segments = pointer(relation, utterance, arena.allocateFrom("Segment"));
    for (MemorySegment item = pointer(head, segments);
        item.address() != 0;
        item = pointer(next, item)) {
      String phone = pointer(text, item, name).reinterpret(Long.MAX_VALUE).getString(0);
      printed.append(
          String.format(Locale.ROOT, "%s:%.3f ", phone, (Float) call(number, item, end)));
    }
    return printed.toString();
  }

  private MemorySegment load(String voice) {
    SymbolLookup file = SymbolLookup.libraryLookup(VOICE_FILE.formatted(voice), Arena.global());
    return pointer(
        handle(file, "register_cmu_us_" + voice, FunctionDescriptor.of(ADDRESS, ADDRESS)),
        MemorySegment.NULL);
  }

  private MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
    return handle(symbols, name, FunctionDescriptor.of(result, arguments));
  }

  private MethodHandle handle(SymbolLookup file, String name, FunctionDescriptor descriptor) {
    MemorySegment address =
        file.find(name).orElseThrow(() -> new IllegalArgumentException("flite lacks " + name));
    return linker.downcallHandle(address, descriptor);
  }

  private static MemorySegment pointer(MethodHandle function, Object... arguments) {
    return (MemorySegment) call(function, arguments);
  }

  private static Object call(MethodHandle function, Object... arguments) {
    try {
      return function.invokeWithArguments(arguments);
    } catch (Throwable failure) {
      throw new IllegalStateException("A call of flite failed.", failure);
    }
  }
}
