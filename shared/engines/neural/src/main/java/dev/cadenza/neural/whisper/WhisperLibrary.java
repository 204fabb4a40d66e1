package dev.cadenza.neural.whisper;

import static dev.cadenza.neural.whisper.WhisperStructs.CONTEXT_PARAMS;
import static dev.cadenza.neural.whisper.WhisperStructs.FULL_PARAMS;
import static dev.cadenza.neural.whisper.WhisperStructs.TOKEN_DATA;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.cadenza.neural.whisper.WhisperStructs.Struct;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

/**
 * The functions of {@code whisper.h} 1.7.1 that we call. It prints nothing. A context is for one
 * thread at a time.
 */
@SuppressWarnings("restricted") // Calling a C library is what this class is for.
final class WhisperLibrary {
  private static final int GREEDY = 0;

  private final Linker linker = Linker.nativeLinker();
  private final SymbolLookup symbols;

  private final MethodHandle init;
  private final MethodHandle free;
  private final MethodHandle full;
  private final MethodHandle segments;
  private final MethodHandle tokens;
  private final MethodHandle token;
  private final MethodHandle tokenText;
  private final MethodHandle endOfText;
  private final MethodHandle startOfText;
  private final MethodHandle noSpeech;
  private final MethodHandle vocabulary;
  private final MethodHandle decode;
  private final MethodHandle logits;
  private final MethodHandle mel;
  private final MethodHandle detect;
  private final MethodHandle languageCode;

  private WhisperLibrary(SymbolLookup symbols) {
    this.symbols = symbols;
    init = function("whisper_init_from_file_with_params", ADDRESS, ADDRESS, CONTEXT_PARAMS);
    free = procedure("whisper_free", ADDRESS);
    full = function("whisper_full", JAVA_INT, ADDRESS, FULL_PARAMS, ADDRESS, JAVA_INT);
    segments = function("whisper_full_n_segments", JAVA_INT, ADDRESS);
    tokens = function("whisper_full_n_tokens", JAVA_INT, ADDRESS, JAVA_INT);
    token = function("whisper_full_get_token_data", TOKEN_DATA, ADDRESS, JAVA_INT, JAVA_INT);
    tokenText = function("whisper_token_to_str", ADDRESS, ADDRESS, JAVA_INT);
    endOfText = function("whisper_token_eot", JAVA_INT, ADDRESS);
    startOfText = function("whisper_token_sot", JAVA_INT, ADDRESS);
    noSpeech = function("whisper_token_nosp", JAVA_INT, ADDRESS);
    vocabulary = function("whisper_n_vocab", JAVA_INT, ADDRESS);
    decode = function("whisper_decode", JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT);
    logits = function("whisper_get_logits", ADDRESS, ADDRESS);
    mel = function("whisper_pcm_to_mel", JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT);
    detect = function("whisper_lang_auto_detect", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
    languageCode = function("whisper_lang_str", ADDRESS, JAVA_INT);
    silence();
  }

  private static final class Loaded {
    static final WhisperLibrary LIBRARY = new WhisperLibrary(WhisperNatives.here().load());
  }

  /**
   * The library, loaded once per process.
   *
   * @throws IllegalStateException if it does not run on this machine, with the reason
   */
  static WhisperLibrary get() {
    try {
      return Loaded.LIBRARY;
    } catch (ExceptionInInitializerError e) {
      throw new IllegalStateException(
          e.getCause() == null ? "whisper.cpp cannot be loaded." : e.getCause().getMessage(), e);
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException("whisper.cpp could not be loaded before.", e);
    }
  }

  /** Without this it writes a page to the standard error output for each model. */
  private void silence() {
    FunctionDescriptor log = FunctionDescriptor.ofVoid(JAVA_INT, ADDRESS, ADDRESS);
    MemorySegment nothing =
        linker.upcallStub(
            MethodHandles.empty(
                MethodType.methodType(
                    void.class, int.class, MemorySegment.class, MemorySegment.class)),
            log,
            Arena.global());
    call(procedure("whisper_log_set", ADDRESS, ADDRESS), nothing, MemorySegment.NULL);
  }

  /** The default {@code whisper_context_params}. */
  Struct contextParams(Arena arena) {
    return defaults(
        CONTEXT_PARAMS,
        (MemorySegment)
            call(
                function(
                    "whisper_context_default_params_by_ref",
                    WhisperStructs.pointerTo(CONTEXT_PARAMS))),
        "whisper_free_context_params",
        arena);
  }

  /** The default {@code whisper_full_params} for greedy decoding. */
  Struct fullParams(Arena arena) {
    return defaults(
        FULL_PARAMS,
        (MemorySegment)
            call(
                function(
                    "whisper_full_default_params_by_ref",
                    WhisperStructs.pointerTo(FULL_PARAMS),
                    JAVA_INT),
                GREEDY),
        "whisper_free_params",
        arena);
  }

  private Struct defaults(StructLayout layout, MemorySegment theirs, String release, Arena arena) {
    MemorySegment ours = arena.allocate(layout);
    ours.copyFrom(theirs);
    call(procedure(release, ADDRESS), theirs);
    return new Struct(layout, ours);
  }

  /**
   * @return a context, or NULL if the file is not a model
   */
  MemorySegment init(MemorySegment path, Struct params) {
    return (MemorySegment) call(init, path, params.memory());
  }

  void free(MemorySegment context) {
    call(free, context);
  }

  /**
   * Transcribes.
   *
   * @return 0, or else an error, which is also how an abort ends
   */
  int full(MemorySegment context, Struct params, MemorySegment samples, int count) {
    return (int) call(full, context, params.memory(), samples, count);
  }

  int segments(MemorySegment context) {
    return (int) call(segments, context);
  }

  int tokens(MemorySegment context, int segment) {
    return (int) call(tokens, context, segment);
  }

  /** A {@code whisper_token_data}. */
  Struct token(MemorySegment context, int segment, int index, Arena arena) {
    return new Struct(
        TOKEN_DATA, (MemorySegment) call(token, (SegmentAllocator) arena, context, segment, index));
  }

  /** The bytes of a token, which may be a part of a character in UTF-8. */
  byte[] text(MemorySegment context, int id) {
    MemorySegment text = (MemorySegment) call(tokenText, context, id);
    long length = 0;
    MemorySegment all = text.reinterpret(Long.MAX_VALUE);
    while (all.get(JAVA_BYTE, length) != 0) {
      length++;
    }
    return all.asSlice(0, length).toArray(JAVA_BYTE);
  }

  /** The first of the special tokens; those before it are text. */
  int endOfText(MemorySegment context) {
    return (int) call(endOfText, context);
  }

  /**
   * The probability that the audio of the last transcription contains no speech: the share of that
   * token where the language is expected.
   *
   * @return 0-1, or a negative number after an error
   */
  double noSpeech(MemorySegment context, int threads, Arena arena) {
    MemorySegment start = arena.allocateFrom(JAVA_INT, (int) call(startOfText, context));
    if ((int) call(decode, context, start, 1, 0, threads) != 0) {
      return -1;
    }
    int count = (int) call(vocabulary, context);
    float[] all =
        ((MemorySegment) call(logits, context))
            .reinterpret(count * JAVA_FLOAT.byteSize())
            .toArray(JAVA_FLOAT);
    return share(all, (int) call(noSpeech, context));
  }

  /** The softmax of one of them. */
  static double share(float[] logits, int index) {
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp((double) logit - logits[index]);
    }
    return 1 / sum;
  }

  /** Computes the spectrum that {@link #detectLanguage} looks at. */
  int mel(MemorySegment context, MemorySegment samples, int count, int threads) {
    return (int) call(mel, context, samples, count, threads);
  }

  /**
   * @param probabilities takes one for each language
   * @return the most probable one, or a negative number after an error
   */
  int detectLanguage(MemorySegment context, int threads, MemorySegment probabilities) {
    return (int) call(detect, context, 0, threads, probabilities);
  }

  /** The codes of all its languages. A model may lack some of the last. */
  List<String> languageCodes() {
    int last = (int) call(function("whisper_lang_max_id", JAVA_INT));
    List<String> codes = new ArrayList<>(last + 1);
    for (int id = 0; id <= last; id++) {
      codes.add(((MemorySegment) call(languageCode, id)).reinterpret(Long.MAX_VALUE).getString(0));
    }
    return codes;
  }

  /** What the build uses of the processor. */
  String systemInfo() {
    return ((MemorySegment) call(function("whisper_print_system_info", ADDRESS)))
        .reinterpret(Long.MAX_VALUE)
        .getString(0);
  }

  /** A pointer to a function of ours, for the parameters. */
  MemorySegment callback(MethodHandle target, FunctionDescriptor descriptor, Arena arena) {
    return linker.upcallStub(target, descriptor, arena);
  }

  private MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
    return linker.downcallHandle(
        symbols.findOrThrow(name), FunctionDescriptor.of(result, arguments));
  }

  private MethodHandle procedure(String name, MemoryLayout... arguments) {
    return linker.downcallHandle(symbols.findOrThrow(name), FunctionDescriptor.ofVoid(arguments));
  }

  private static Object call(MethodHandle function, Object... arguments) {
    try {
      return function.invokeWithArguments(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("A call of whisper.cpp failed.", e);
    }
  }
}
