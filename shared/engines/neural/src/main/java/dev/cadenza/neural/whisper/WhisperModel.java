package dev.cadenza.neural.whisper;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.cadenza.model.TransientFailure;
import dev.cadenza.neural.resources.Cores;
import dev.cadenza.neural.whisper.WhisperStructs.Struct;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** A loaded model, for one thread at a time. */
final class WhisperModel implements AutoCloseable {
  private static final double HUNDREDTHS = 100;

  /**
   * For the alignment of the longest texts of the largest models; what is not used stays untouched.
   */
  private static final long ALIGNMENT_BYTES = 512L << 20;

  /** Layers whose heads follow the sound when it is not known which do. */
  private static final int TOP_LAYERS = 2;

  /** Enough attempts where the first text repeats itself or is improbable. */
  private static final int BEST_OF = 2;

  /** Three attempts up to 0.8; the library's own step makes six, each as long. */
  private static final float TEMPERATURE_STEP = 0.4f;

  private final WhisperLibrary library = WhisperLibrary.get();
  private final Arena arena = Arena.ofShared();
  private final MemorySegment context;
  private final Struct params;
  private final int languages;

  private Listener listener;

  /**
   * @throws IOException if the file is not a model
   */
  WhisperModel(Path file) throws IOException {
    ModelHeader header = ModelHeader.read(file);
    languages = header.languages();
    try (Arena temporary = Arena.ofConfined()) {
      Struct contextParams =
          library
              .contextParams(temporary)
              .with("use_gpu", false)
              .with("dtw_token_timestamps", true)
              .with("dtw_aheads_preset", header.alignmentHeads())
              .with("dtw_n_top", TOP_LAYERS)
              .with("dtw_mem_size", ALIGNMENT_BYTES);
      context = library.init(temporary.allocateFrom(file.toString()), contextParams);
    }
    if (context.address() == 0) {
      arena.close();
      throw new IOException(file + " cannot be loaded. Install the model again.");
    }
    params = params();
  }

  private Struct params() {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    return library
        .fullParams(arena)
        .with("n_threads", threads())
        .with("no_context", true)
        .with("no_timestamps", true)
        .with("single_segment", true)
        .with("suppress_non_speech_tokens", true)
        .with("print_progress", false)
        .with("print_timestamps", false)
        .with("greedy.best_of", BEST_OF)
        .with("temperature_inc", TEMPERATURE_STEP)
        .with(
            "abort_callback",
            callback(
                lookup,
                "stopped",
                MethodType.methodType(boolean.class, MemorySegment.class),
                FunctionDescriptor.of(JAVA_BOOLEAN, ADDRESS)))
        .with(
            "logits_filter_callback",
            callback(
                lookup,
                "tokens",
                MethodType.methodType(
                    void.class,
                    MemorySegment.class,
                    MemorySegment.class,
                    MemorySegment.class,
                    int.class,
                    MemorySegment.class,
                    MemorySegment.class),
                FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS)));
  }

  private MemorySegment callback(
      MethodHandles.Lookup lookup, String name, MethodType type, FunctionDescriptor descriptor) {
    try {
      MethodHandle target = lookup.bind(this, name, type);
      return library.callback(target, descriptor, arena);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(name, e);
    }
  }

  /** Called from C, where an exception would end the process. */
  @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // By the callback's method handle.
  private boolean stopped(MemorySegment userData) {
    return listener.stopped();
  }

  /** Called from C before each token. */
  @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // By the callback's method handle.
  private void tokens(
      MemorySegment sameContext,
      MemorySegment state,
      MemorySegment tokens,
      int count,
      MemorySegment logits,
      MemorySegment userData) {
    listener.tokens(count);
  }

  private static int threads() {
    return Cores.MACHINE.forOne();
  }

  /**
   * Transcribes, or translates into English.
   *
   * @param samples 16 kHz, 30 seconds at most, -1 to 1
   * @param language the library's code
   * @param temperature 0 for the most probable text, up to 1 for others
   * @param prompt what was said before, if anything
   * @throws CancellationException if the listener stopped it
   * @throws TransientFailure if it fails
   */
  Decoded decode(
      float[] samples,
      String language,
      boolean translate,
      double temperature,
      Optional<String> prompt,
      Listener listening) {
    listener = listening;
    try (Arena temporary = Arena.ofConfined()) {
      params
          .with("language", temporary.allocateFrom(language))
          .with("translate", translate)
          .with("temperature", (float) temperature)
          .with("initial_prompt", prompt.map(temporary::allocateFrom).orElse(MemorySegment.NULL));
      int result =
          library.full(
              context, params, temporary.allocateFrom(JAVA_FLOAT, samples), samples.length);
      check(result, listening);
      List<Token> tokens = result(temporary);
      return new Decoded(tokens, noSpeech(temporary));
    }
  }

  private List<Token> result(Arena temporary) {
    List<Token> tokens = new ArrayList<>();
    int special = library.endOfText(context);
    for (int segment = 0; segment < library.segments(context); segment++) {
      for (int i = 0; i < library.tokens(context, segment); i++) {
        Struct token = library.token(context, segment, i, temporary);
        int id = token.integer("id");
        if (id < special) {
          tokens.add(
              new Token(
                  library.text(context, id),
                  Math.clamp(token.number("p"), 0, 1),
                  token.large("t_dtw") / HUNDREDTHS));
        }
      }
    }
    return tokens;
  }

  private double noSpeech(Arena temporary) {
    double probability = library.noSpeech(context, threads(), temporary);
    if (probability < 0) {
      throw failure((int) probability);
    }
    return probability;
  }

  /**
   * The probabilities of the languages of a piece of sound, in the library's order.
   *
   * @param samples 16 kHz, 30 seconds at most, -1 to 1
   * @throws TransientFailure if it fails
   */
  float[] languages(float[] samples) {
    try (Arena temporary = Arena.ofConfined()) {
      MemorySegment sound = temporary.allocateFrom(JAVA_FLOAT, samples);
      MemorySegment probabilities = temporary.allocate(JAVA_FLOAT, library.languageCodes().size());
      int result = library.mel(context, sound, samples.length, threads());
      if (result == 0) {
        result = Math.min(0, library.detectLanguage(context, threads(), probabilities));
      }
      if (result != 0) {
        throw failure(result);
      }
      return probabilities.asSlice(0, languages * JAVA_FLOAT.byteSize()).toArray(JAVA_FLOAT);
    }
  }

  private static void check(int result, Listener listening) {
    if (listening.stopped()) {
      throw new CancellationException("The work is cancelled.");
    }
    if (result != 0) {
      throw failure(result);
    }
  }

  private static TransientFailure failure(int result) {
    return new TransientFailure(
        "recognition_failed", "whisper.cpp failed with error " + result + ".", null);
  }

  @Override
  public void close() {
    library.free(context);
    arena.close();
  }
}
