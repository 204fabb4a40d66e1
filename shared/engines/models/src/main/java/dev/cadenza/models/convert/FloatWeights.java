package dev.cadenza.models.convert;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Quantized weights, written as floats: (number − zero point) · scale.
 *
 * @param name of the new constant
 */
record FloatWeights(String name, OnnxTensor quantised, int zeroPoint, float scale) {
  private static final int CHUNK = 1 << 16;

  /** The size of the new constant's message. */
  int size() throws IOException {
    int raw = quantised.bytes().size() * Float.BYTES;
    return head().getSerializedSize()
        + CodedOutputStream.computeTagSize(OnnxTensor.RAW)
        + CodedOutputStream.computeUInt32SizeNoTag(raw)
        + raw;
  }

  private UnknownFieldSet head() {
    return UnknownFieldSet.newBuilder()
        .addField(OnnxTensor.DIMENSIONS, quantised.dimensions())
        .addField(OnnxTensor.TYPE, OnnxFields.field(OnnxTensor.FLOAT))
        .addField(OnnxTensor.NAME, OnnxFields.field(List.of(name)))
        .build();
  }

  void write(CodedOutputStream output) throws IOException {
    ByteString bytes = quantised.bytes();
    head().writeTo(output);
    output.writeTag(OnnxTensor.RAW, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    output.writeUInt32NoTag(bytes.size() * Float.BYTES);
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < bytes.size(); i++) {
      chunk.putFloat((quantised.number(bytes.byteAt(i)) - zeroPoint) * scale);
      if (!chunk.hasRemaining() || i == bytes.size() - 1) {
        output.writeRawBytes(chunk.array(), 0, chunk.position());
        chunk.clear();
      }
    }
  }
}
