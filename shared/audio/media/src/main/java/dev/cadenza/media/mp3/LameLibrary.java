package dev.cadenza.media.mp3;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * The functions of LAME's C library that {@link Mp3Encoder} calls ({@code lame.h}). Debian's ffmpeg
 * depends on it; if it is missing, ffmpeg encodes.
 */
@SuppressWarnings("restricted") // This class calls a C library.
final class LameLibrary {
  private static final String FILE = "libmp3lame.so.0";

  /** Loaded on first use. */
  private static final class Holder {
    static final Optional<LameLibrary> FOUND = find();

    private static Optional<LameLibrary> find() {
      try {
        return Optional.of(new LameLibrary(SymbolLookup.libraryLookup(FILE, Arena.global())));
      } catch (IllegalArgumentException missing) {
        return Optional.empty();
      }
    }
  }

  final MethodHandle init;
  final MethodHandle initParameters;
  final MethodHandle setInSampleRate;
  final MethodHandle setChannels;
  final MethodHandle setMode;
  final MethodHandle setBitRate;
  final MethodHandle setScale;
  final MethodHandle setQuality;
  final MethodHandle setAutomaticTag;
  final MethodHandle initTag;
  final MethodHandle setText;
  final MethodHandle setComment;
  final MethodHandle tag;
  final MethodHandle encode;
  final MethodHandle flush;
  final MethodHandle infoFrame;
  final MethodHandle close;

  private final Linker linker = Linker.nativeLinker();
  private final SymbolLookup symbols;

  private LameLibrary(SymbolLookup symbols) {
    this.symbols = symbols;
    init = handle("lame_init", FunctionDescriptor.of(ADDRESS));
    initParameters = handle("lame_init_params", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    setInSampleRate = setter("lame_set_in_samplerate", JAVA_INT);
    setChannels = setter("lame_set_num_channels", JAVA_INT);
    setMode = setter("lame_set_mode", JAVA_INT);
    setBitRate = setter("lame_set_brate", JAVA_INT);
    setQuality = setter("lame_set_quality", JAVA_INT);
    setScale = setter("lame_set_scale", JAVA_FLOAT);
    setAutomaticTag =
        handle("lame_set_write_id3tag_automatic", FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT));
    initTag = handle("id3tag_init", FunctionDescriptor.ofVoid(ADDRESS));
    setText = setter("id3tag_set_textinfo_utf16", ADDRESS, ADDRESS);
    setComment = setter("id3tag_set_comment_utf16", ADDRESS, ADDRESS, ADDRESS);
    tag = bytes("lame_get_id3v2_tag");
    encode =
        handle(
            "lame_encode_buffer",
            FunctionDescriptor.of(
                JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT));
    flush =
        handle("lame_encode_flush", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
    infoFrame = bytes("lame_get_lametag_frame");
    close = handle("lame_close", FunctionDescriptor.of(JAVA_INT, ADDRESS));
  }

  /** Empty if it is not installed. */
  static Optional<LameLibrary> find() {
    return Holder.FOUND;
  }

  private MethodHandle setter(String name, MemoryLayout... values) {
    MemoryLayout[] all = new MemoryLayout[values.length + 1];
    all[0] = ADDRESS;
    System.arraycopy(values, 0, all, 1, values.length);
    return handle(name, FunctionDescriptor.of(JAVA_INT, all));
  }

  /** A function that fills a buffer and returns the required number of bytes. */
  private MethodHandle bytes(String name) {
    return handle(name, FunctionDescriptor.of(JAVA_LONG, ADDRESS, ADDRESS, JAVA_LONG));
  }

  private MethodHandle handle(String name, FunctionDescriptor descriptor) {
    MemorySegment address =
        symbols.find(name).orElseThrow(() -> new IllegalArgumentException(FILE + " lacks " + name));
    return linker.downcallHandle(address, descriptor);
  }

  /** Calls a function; LAME's functions do not throw. */
  static Object call(MethodHandle function, Object... arguments) {
    try {
      return function.invokeWithArguments(arguments);
    } catch (Throwable failure) {
      throw new IllegalStateException("A call of LAME failed.", failure);
    }
  }
}
