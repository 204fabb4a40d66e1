package dev.cadenza.models.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cadenza.models.convert.CTranslate2File.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Writes the parts of whisper.cpp's ggml format: little-endian integers, and tensors with their
 * dimensions from the fastest to the slowest.
 */
final class GgmlFile {
  private static final int FLOAT32 = 0;
  private static final int FLOAT16 = 1;
  private static final int Q8_0 = 8;

  /** Weights that share a scale. */
  private static final int BLOCK = 32;

  private static final int MAX_QUANTIZED = 127;

  private final OutputStream out;

  GgmlFile(OutputStream out) {
    this.out = out;
  }

  void integers(int... values) throws IOException {
    byte[] bytes = new byte[values.length * Integer.BYTES];
    ByteBuffer buffer = over(bytes);
    for (int value : values) {
      buffer.putInt(value);
    }
    out.write(bytes);
  }

  void floats(float... values) throws IOException {
    byte[] bytes = new byte[values.length * Float.BYTES];
    ByteBuffer buffer = over(bytes);
    for (float value : values) {
      buffer.putFloat(value);
    }
    out.write(bytes);
  }

  void bytes(byte... bytes) throws IOException {
    integers(bytes.length);
    out.write(bytes);
  }

  /** A matrix in 8-bit blocks, if its rows consist of whole blocks; otherwise in half precision. */
  void weight(String name, Tensor tensor) throws IOException {
    if (tensor.shape().size() == 2 && tensor.shape().getLast() % BLOCK == 0) {
      header(name, tensor, Q8_0);
      blocks(tensor);
    } else {
      header(name, tensor, FLOAT16);
      byte[] bytes = new byte[tensor.elements() * Short.BYTES];
      ByteBuffer buffer = over(bytes);
      for (int i = 0; i < tensor.elements(); i++) {
        buffer.putShort(tensor.half(i));
      }
      out.write(bytes);
    }
  }

  /** In single precision: whisper.cpp adds these to activations. */
  void single(String name, Tensor tensor) throws IOException {
    header(name, tensor, FLOAT32);
    byte[] bytes = new byte[tensor.elements() * Float.BYTES];
    ByteBuffer buffer = over(bytes);
    for (int i = 0; i < tensor.elements(); i++) {
      buffer.putFloat(tensor.at(i));
    }
    out.write(bytes);
  }

  private void header(String name, Tensor tensor, int type) throws IOException {
    tensor.requireHalf();
    byte[] utf8 = name.getBytes(UTF_8);
    List<Integer> shape = tensor.shape();
    integers(shape.size(), utf8.length, type);
    for (int dimension : shape.reversed()) {
      integers(dimension);
    }
    out.write(utf8);
  }

  /** One row in memory at a time. */
  private void blocks(Tensor tensor) throws IOException {
    int columns = tensor.shape().getLast();
    byte[] bytes = new byte[columns / BLOCK * (Short.BYTES + BLOCK)];
    ByteBuffer row = over(bytes);
    for (int start = 0; start < tensor.elements(); start += columns) {
      row.clear();
      for (int block = start; block < start + columns; block += BLOCK) {
        block(tensor, block, row);
      }
      out.write(bytes);
    }
  }

  private static void block(Tensor tensor, int start, ByteBuffer row) {
    float largest = 0;
    for (int i = start; i < start + BLOCK; i++) {
      largest = Math.max(largest, Math.abs(tensor.at(i)));
    }
    float scale = largest / MAX_QUANTIZED;
    float inverse = scale > 0 ? 1 / scale : 0;
    row.putShort(Float.floatToFloat16(scale));
    for (int i = start; i < start + BLOCK; i++) {
      row.put((byte) Math.rint(tensor.at(i) * inverse));
    }
  }

  private static ByteBuffer over(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
