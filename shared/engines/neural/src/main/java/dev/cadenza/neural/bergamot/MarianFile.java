package dev.cadenza.neural.bergamot;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A binary model file of Marian with 8-bit weights.
 *
 * <p>All numbers are little-endian: the version (1), the number of items, for each item the lengths
 * of its name, its type, the number of its dimensions and its length in bytes, all as 64-bit
 * integers; all names, each ended by a zero byte; all dimensions as 32-bit integers; the length of
 * a gap and the gap; the data.
 *
 * @see <a href="https://github.com/marian-nmt/marian-dev">Marian, src/common/binary.cpp</a>
 */
final class MarianFile {
  private static final long TEXT = 0x101;

  /** Items of numbers with 32 bits. */
  private static final long FLOAT = 0x404;

  /** Items of 8-bit integers, then the factor by which the real weights were multiplied. */
  private static final long QUANTIZED = 0x4101;

  private static final int MOST_ITEMS = 100_000;

  private final Map<String, Item> items;

  /**
   * A named array.
   *
   * @param rows the first of two dimensions
   * @param columns the second
   */
  private record Item(long type, int rows, int columns, ByteBuffer data) {}

  /**
   * A matrix of 8-bit integers.
   *
   * @param rows inputs
   * @param columns outputs
   * @param values row by row
   * @param factor an integer is a weight times this
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Matrix(int rows, int columns, byte[] values, float factor) {
    Matrix {
      requireNonNull(values, "values");
    }

    Matrix transposed() {
      byte[] turned = new byte[values.length];
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          turned[column * rows + row] = values[row * columns + column];
        }
      }
      return new Matrix(columns, rows, turned, factor);
    }
  }

  private MarianFile(Map<String, Item> items) {
    this.items = items;
  }

  /**
   * @throws IOException if it cannot be read or is not such a file
   */
  static MarianFile read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    try {
      return parse(bytes);
    } catch (RuntimeException e) {
      throw new IOException(
          "%s is not a Marian model, or is damaged: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static MarianFile parse(ByteBuffer bytes) {
    long version = bytes.getLong();
    long count = bytes.getLong();
    if (version != 1 || count < 1 || count > MOST_ITEMS) {
      throw new IllegalArgumentException(
          "version %d with %d items is not known.".formatted(version, count));
    }
    long[][] headers = new long[(int) count][4];
    for (long[] header : headers) {
      bytes.asLongBuffer().get(header);
      bytes.position(bytes.position() + header.length * Long.BYTES);
    }
    String[] names = new String[headers.length];
    for (int i = 0; i < names.length; i++) {
      byte[] name = new byte[Math.toIntExact(headers[i][0])];
      bytes.get(name);
      names[i] = new String(name, 0, name.length - 1, StandardCharsets.UTF_8);
    }
    int[][] shapes = new int[headers.length][];
    for (int i = 0; i < shapes.length; i++) {
      shapes[i] = new int[Math.toIntExact(headers[i][2])];
      for (int j = 0; j < shapes[i].length; j++) {
        shapes[i][j] = bytes.getInt();
      }
    }
    long gap = bytes.getLong();
    bytes.position(Math.toIntExact(bytes.position() + gap));
    Map<String, Item> items = new HashMap<>();
    for (int i = 0; i < headers.length; i++) {
      int length = Math.toIntExact(headers[i][3]);
      ByteBuffer data = bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN);
      bytes.position(bytes.position() + length);
      int[] shape = shapes[i];
      int columns = shape[shape.length - 1];
      items.put(names[i], new Item(headers[i][1], shape.length < 2 ? 1 : shape[0], columns, data));
    }
    return new MarianFile(items);
  }

  /**
   * @throws IllegalArgumentException if it has no such item of characters
   */
  String text(String name) {
    Item item = item(name, TEXT);
    byte[] characters = new byte[item.data.remaining()];
    item.data.get(0, characters);
    return new String(characters, StandardCharsets.UTF_8).replace("\0", "");
  }

  /**
   * @throws IllegalArgumentException if it has no such item of floating-point numbers
   */
  float[] floats(String name) {
    Item item = item(name, FLOAT);
    float[] values = new float[item.rows * item.columns];
    item.data.asFloatBuffer().get(values);
    return values;
  }

  /**
   * The embeddings, a row each. They alone lie in the file as they are.
   *
   * @throws IllegalArgumentException if it has no such item of 8-bit integers
   */
  Matrix rows(String name) {
    Item item = item(name, QUANTIZED);
    byte[] values = new byte[item.rows * item.columns];
    item.data.get(0, values);
    return new Matrix(item.rows, item.columns, values, item.data.getFloat(values.length));
  }

  /**
   * Weights. In the file lies column after column.
   *
   * @throws IllegalArgumentException if it has no such item of 8-bit integers
   */
  Matrix matrix(String name) {
    Matrix stored = rows(name);
    int inputs = stored.rows;
    int outputs = stored.columns;
    return new Matrix(outputs, inputs, stored.values, stored.factor).transposed();
  }

  /**
   * The factor by which a matrix' inputs are multiplied before they are rounded to 8 bits.
   *
   * @throws IllegalArgumentException if there is none
   */
  float inputFactor(String matrix) {
    String name = matrix + "_QuantMultA";
    Item item = items.get(name);
    // That of the embeddings is rounded to 8 bits like a weight.
    if (item != null && item.type == QUANTIZED) {
      return item.data.get(0) / item.data.getFloat(1);
    }
    return floats(name)[0];
  }

  private Item item(String name, long type) {
    Item item = items.get(name);
    if (item == null || item.type != type) {
      throw new IllegalArgumentException(
          "The model has no item %s of the type 0x%x.".formatted(name, type));
    }
    return item;
  }
}
