package dev.cadenza.models.convert;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.io.IOException;
import java.nio.ByteOrder;

/**
 * A constant of an ONNX graph (TensorProto).
 *
 * @param type the type number of its elements
 * @param message as it was read
 */
record OnnxTensor(String name, int type, Field dimensions, ByteString message) {
  static final int DIMENSIONS = 1;
  static final int TYPE = 2;
  static final int NAME = 8;
  static final int RAW = 9;

  static final int FLOAT = 1;
  static final int UINT8 = 2;
  static final int INT8 = 3;

  private static final int FLOATS = 4;
  private static final int INTEGERS = 5;

  static OnnxTensor parse(ByteString message) throws IOException {
    UnknownFieldSet fields = fields(message);
    int type = fields.getField(TYPE).getVarintList().getFirst().intValue();
    return new OnnxTensor(
        OnnxFields.text(fields, NAME), type, fields.getField(DIMENSIONS), message);
  }

  private static UnknownFieldSet fields(ByteString message) throws IOException {
    CodedInputStream input = message.newCodedInput();
    // The numbers remain in the mapped file.
    input.enableAliasing(true);
    return UnknownFieldSet.parseFrom(input);
  }

  /** The elements of a tensor of bytes, one each. */
  ByteString bytes() throws IOException {
    if (type != UINT8 && type != INT8) {
      throw new InvalidProtocolBufferException("The tensor " + name + " does not hold bytes.");
    }
    UnknownFieldSet fields = fields(message);
    if (fields.hasField(RAW)) {
      return fields.getField(RAW).getLengthDelimitedList().getLast();
    }
    ByteString.Output bytes = ByteString.newOutput();
    Field integers = fields.getField(INTEGERS);
    integers.getVarintList().forEach(value -> bytes.write(value.intValue()));
    for (ByteString packed : integers.getLengthDelimitedList()) {
      CodedInputStream values = packed.newCodedInput();
      while (!values.isAtEnd()) {
        bytes.write(values.readInt32());
      }
    }
    return bytes.toByteString();
  }

  /** An element of a tensor of bytes as a number. */
  int number(byte element) {
    return type == UINT8 ? Byte.toUnsignedInt(element) : element;
  }

  /** The single element of a float tensor. */
  float scalar() throws IOException {
    UnknownFieldSet fields = fields(message);
    if (type == FLOAT && fields.hasField(RAW)) {
      ByteString raw = fields.getField(RAW).getLengthDelimitedList().getLast();
      if (raw.size() == Float.BYTES) {
        return raw.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).getFloat();
      }
    } else if (type == FLOAT) {
      Field floats = fields.getField(FLOATS);
      if (floats.getFixed32List().size() == 1) {
        return Float.intBitsToFloat(floats.getFixed32List().getFirst());
      }
      if (floats.getLengthDelimitedList().size() == 1
          && floats.getLengthDelimitedList().getFirst().size() == Float.BYTES) {
        return floats.getLengthDelimitedList().getFirst().newCodedInput().readFloat();
      }
    }
    throw new InvalidProtocolBufferException("The tensor " + name + " does not hold one float.");
  }
}
