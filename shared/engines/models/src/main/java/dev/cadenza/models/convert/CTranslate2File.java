package dev.cadenza.models.convert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model file of CTranslate2 with half-precision weights, memory-mapped.
 *
 * <p>The format: version, name and revision of the specification, number of variables; for each its
 * name, rank, dimensions, type, number of bytes, and the bytes. Integers are little-endian; names
 * end with a zero byte, which is included in their length.
 */
final class CTranslate2File {
  private static final int VERSION_WITH_TYPES = 4;
  private static final int VERSION_WITH_SPECIFICATION = 2;

  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Path path;
  private final MemorySegment content;
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private long position;

  /**
   * @param arena owns the mapping of the file
   * @throws IOException if it cannot be read, or has another format
   */
  CTranslate2File(Path path, Arena arena) throws IOException {
    this.path = requireNonNull(path, "path");
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      content = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size(), arena);
    }
    try {
      index();
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw new IOException(path + " is not a complete CTranslate2 model. Download it again.", e);
    }
  }

  private void index() throws IOException {
    int version = integer();
    if (version < VERSION_WITH_TYPES) {
      throw new IOException(
          "%s has version %d of CTranslate2's format; %d or later is required."
              .formatted(path, version, VERSION_WITH_TYPES));
    }
    if (version >= VERSION_WITH_SPECIFICATION) {
      name();
      integer();
    }
    int count = integer();
    for (int i = 0; i < count; i++) {
      String name = name();
      List<Integer> shape = new ArrayList<>();
      for (int rank = content.get(ValueLayout.JAVA_BYTE, position++); rank > 0; rank--) {
        shape.add(integer());
      }
      int type = content.get(ValueLayout.JAVA_BYTE, position++);
      long bytes = Integer.toUnsignedLong(integer());
      tensors.put(name, new Tensor(shape, type, content.asSlice(position, bytes)));
      position += bytes;
    }
  }

  private int integer() {
    int value = content.get(INT, position);
    position += Integer.BYTES;
    return value;
  }

  private String name() {
    int length = Short.toUnsignedInt(content.get(SHORT, position));
    position += Short.BYTES;
    byte[] bytes = content.asSlice(position, length - 1L).toArray(ValueLayout.JAVA_BYTE);
    position += length;
    return new String(bytes, UTF_8);
  }

  /**
   * The variable of a name.
   *
   * @throws IOException if it does not exist
   */
  Tensor tensor(String name) throws IOException {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IOException(path + " has no variable " + name + ": it is not a Whisper model.");
    }
    return tensor;
  }

  /** The number of layers of the encoder or the decoder. */
  int layers(String side) {
    int layers = 0;
    while (tensors.containsKey("%s/layer_%d/ffn/linear_0/weight".formatted(side, layers))) {
      layers++;
    }
    return layers;
  }

  /**
   * A variable.
   *
   * @param shape the slowest dimension first; empty for a single number
   * @param type CTranslate2's type number: 0 float, 1 int8, 2 int16, 3 int32, 4 float16
   * @param data little-endian, row by row
   */
  record Tensor(List<Integer> shape, int type, MemorySegment data) {
    private static final int INT8 = 1;
    private static final int INT16 = 2;
    private static final int INT32 = 3;
    private static final int FLOAT16 = 4;

    Tensor {
      shape = List.copyOf(shape);
    }

    /** Some of its rows. */
    Tensor rows(int from, int to) {
      List<Integer> fewer = new ArrayList<>(shape);
      fewer.set(0, to - from);
      long row = data.byteSize() / shape.getFirst();
      return new Tensor(fewer, type, data.asSlice(from * row, (to - from) * row));
    }

    Tensor as(Integer... otherShape) {
      return new Tensor(List.of(otherShape), type, data);
    }

    int elements() {
      return shape.stream().reduce(1, Math::multiplyExact);
    }

    /** A single integer. */
    int value() throws IOException {
      return switch (type) {
        case INT8 -> data.get(ValueLayout.JAVA_BYTE, 0);
        case INT16 -> data.get(SHORT, 0);
        case INT32 -> data.get(INT, 0);
        default -> throw new IOException("An integer of type " + type + "?");
      };
    }

    float at(long index) {
      return Float.float16ToFloat(half(index));
    }

    /** The bits of an element in half precision. */
    short half(long index) {
      return data.get(SHORT, index * Short.BYTES);
    }

    /**
     * @throws IOException if its elements are not in half precision
     */
    Tensor requireHalf() throws IOException {
      if (type != FLOAT16) {
        throw new IOException(
            "The weights have CTranslate2's type " + type + "; float16 is required.");
      }
      return this;
    }
  }
}
