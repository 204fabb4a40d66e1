package dev.cadenza.media.mp3;

import static java.lang.foreign.ValueLayout.JAVA_CHAR;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.wav.PcmReader;
import dev.cadenza.model.TransientFailure;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes MP3 files in this process: starting a program takes longer than encoding a sentence.
 *
 * <p>One channel at 64 kbit/s, with unchanged loudness, an ID3 tag and the frame from which players
 * read the duration.
 */
public final class Mp3Encoder implements AutoCloseable {
  private static final int MONO = 3;

  /**
   * LAME's quality from 0, the slowest, to 9. It takes half the time of ffmpeg's 5; for speech at
   * this bit rate, the mean signal-to-noise ratio of the critical bands differs by less than 0.6
   * dB.
   */
  private static final int QUALITY = 7;

  /** LAME scales its input by 0.95. */
  private static final float SCALE = 1 / 0.95f;

  private static final int CHUNK = 8_192;
  private static final long MAX_TAG = 64 * 1024;

  /** The sample rates of MPEG; LAME would resample others with low quality. */
  private static final Set<Integer> RATES =
      Set.of(8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000);

  /** ffmpeg's tag names, and their ID3 frames. */
  private static final Map<String, String> FRAMES =
      Map.of(
          "title", "TIT2",
          "artist", "TPE1",
          "album", "TALB",
          "album_artist", "TPE2",
          "track", "TRCK",
          "genre", "TCON",
          "composer", "TCOM");

  private static final String COMMENT = "comment";

  /** The language code of an ID3 comment in an unknown language (ID3v2.4, 4.10). */
  private static final String UNKNOWN_LANGUAGE = "XXX";

  private final LameLibrary lame;
  private final Arena arena = Arena.ofConfined();
  private final MemorySegment encoder;
  private final MemorySegment samples = arena.allocate(JAVA_SHORT, CHUNK);
  // LAME's documented maximum size of a chunk.
  private final MemorySegment frames = arena.allocate(CHUNK * 5 / 4 + 7_200);

  private Mp3Encoder(LameLibrary lame) {
    this.lame = lame;
    this.encoder = (MemorySegment) LameLibrary.call(lame.init);
    if (encoder.equals(MemorySegment.NULL)) {
      arena.close();
      throw failure("it has no memory");
    }
  }

  /** Empty if LAME is not installed, or does not support these tags or this sample rate. */
  public static Optional<Mp3Encoder> find(int sampleRate, Map<String, String> tags) {
    boolean able =
        RATES.contains(sampleRate)
            && tags.keySet().stream()
                .allMatch(name -> FRAMES.containsKey(name) || name.equals(COMMENT));
    return able ? LameLibrary.find().map(Mp3Encoder::new) : Optional.empty();
  }

  /**
   * @param file replaced if it exists
   * @param progress receives the encoded seconds
   * @throws TransientFailure {@code encoding_failed}
   */
  public void write(
      PcmReader audio,
      int sampleRate,
      Map<String, String> tags,
      Path file,
      Progress progress,
      Cancellation cancellation)
      throws IOException {
    set(lame.setInSampleRate, sampleRate);
    set(lame.setChannels, 1);
    set(lame.setMode, MONO);
    set(lame.setBitRate, 64);
    set(lame.setQuality, QUALITY);
    set(lame.setScale, SCALE);
    LameLibrary.call(lame.setAutomaticTag, encoder, 0);
    LameLibrary.call(lame.initTag, encoder);
    tags.forEach(this::tag);
    set(lame.initParameters);
    try (FileChannel out =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      long header = writeBlock(lame.tag, out, 0);
      out.position(header);
      encode(audio, sampleRate, out, progress, cancellation);
      // It is stored before the audio, but known only after it.
      writeBlock(lame.infoFrame, out, header);
    }
  }

  private void encode(
      PcmReader audio,
      int sampleRate,
      FileChannel out,
      Progress progress,
      Cancellation cancellation)
      throws IOException {
    short[] chunk = new short[CHUNK];
    long done = 0;
    for (int count = audio.read(chunk, 0, CHUNK); count > 0; count = audio.read(chunk, 0, CHUNK)) {
      cancellation.check();
      MemorySegment.copy(chunk, 0, samples, JAVA_SHORT, 0, count);
      append(
          out,
          (int)
              LameLibrary.call(
                  lame.encode, encoder, samples, samples, count, frames, (int) frames.byteSize()));
      done += count;
      progress.seconds((double) done / sampleRate);
    }
    append(out, (int) LameLibrary.call(lame.flush, encoder, frames, (int) frames.byteSize()));
  }

  private void append(FileChannel out, int count) throws IOException {
    if (count < 0) {
      throw failure("it ended with " + count);
    }
    ByteBuffer bytes = frames.asSlice(0, count).asByteBuffer();
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  /**
   * @return the size of the block in bytes
   */
  private long writeBlock(MethodHandle block, FileChannel out, long position) throws IOException {
    MemorySegment buffer = arena.allocate(MAX_TAG);
    long size = (long) LameLibrary.call(block, encoder, buffer, MAX_TAG);
    if (size > MAX_TAG) {
      throw failure("its tag is too long");
    }
    ByteBuffer bytes = buffer.asSlice(0, size).asByteBuffer();
    while (bytes.hasRemaining()) {
      position += out.write(bytes, position);
    }
    return size;
  }

  private void tag(String name, String value) {
    String text = value.replaceAll("\\p{Cc}+", " ").strip();
    if (text.isEmpty()) {
      return;
    }
    if (name.equals(COMMENT)) {
      set(lame.setComment, arena.allocateFrom(UNKNOWN_LANGUAGE), utf16(""), utf16(text));
    } else {
      set(lame.setText, arena.allocateFrom(FRAMES.get(name)), utf16(text));
    }
  }

  /** With the byte order mark that LAME expects, and a terminating zero. */
  private MemorySegment utf16(String text) {
    char[] chars = ("\ufeff" + text + "\0").toCharArray();
    return arena.allocateFrom(JAVA_CHAR, chars);
  }

  private void set(MethodHandle function, Object... values) {
    Object[] arguments = new Object[values.length + 1];
    arguments[0] = encoder;
    System.arraycopy(values, 0, arguments, 1, values.length);
    int outcome = (int) LameLibrary.call(function, arguments);
    if (outcome < 0) {
      throw failure("a setting was refused with " + outcome);
    }
  }

  private static TransientFailure failure(String why) {
    return new TransientFailure("encoding_failed", "LAME wrote no MP3: " + why + ".", null);
  }

  @Override
  public void close() {
    LameLibrary.call(lame.close, encoder);
    arena.close();
  }
}
