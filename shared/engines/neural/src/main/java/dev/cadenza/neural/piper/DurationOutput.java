package dev.cadenza.neural.piper;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.util.Arrays;

/**
 * A Piper voice whose graph also gives out the durations of phonemes, which it computes on its way.
 * The one operation that rounds up ({@code Ceil}) makes them.
 *
 * @param value the name of the output: float[1, 1, number of ids], in frames of 256 samples
 * @param model the ONNX model
 */
record DurationOutput(String value, ByteString model) {
  // onnx.proto: the numbers of fields, and of the type float.
  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_OUTPUT = 12;
  private static final int NODE_OUTPUT = 2;
  private static final int NODE_OPERATOR = 4;
  private static final int FLOAT = 1;

  /**
   * @throws IOException if the model has no such operation
   */
  static DurationOutput of(byte[] onnx) throws IOException {
    UnknownFieldSet model = parse(UnsafeByteOperations.unsafeWrap(onnx));
    for (ByteString graph : model.getField(MODEL_GRAPH).getLengthDelimitedList()) {
      for (ByteString message : parse(graph).getField(GRAPH_NODE).getLengthDelimitedList()) {
        UnknownFieldSet node = parse(message);
        if (text(node, NODE_OPERATOR).equals("Ceil")) {
          String value = text(node, NODE_OUTPUT);
          // Where a message follows another, the lists of both are joined.
          return new DurationOutput(
              value, UnsafeByteOperations.unsafeWrap(joined(onnx, output(value))));
        }
      }
    }
    throw new IOException("The voice is not one of Piper's: it has no durations.");
  }

  private static UnknownFieldSet parse(ByteString message) throws IOException {
    CodedInputStream input = message.newCodedInput();
    input.enableAliasing(true);
    return UnknownFieldSet.parseFrom(input);
  }

  private static String text(UnknownFieldSet fields, int number) {
    return fields.getField(number).getLengthDelimitedList().getFirst().toStringUtf8();
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** A model whose graph has nothing but an output: name, type {tensor_type {elem_type}}. */
  private static byte[] output(String value) {
    UnknownFieldSet element = message(1, Field.newBuilder().addVarint(FLOAT).build());
    UnknownFieldSet type = message(1, field(element.toByteString()));
    UnknownFieldSet output =
        message(1, field(ByteString.copyFromUtf8(value))).toBuilder()
            .addField(2, field(type.toByteString()))
            .build();
    UnknownFieldSet graph = message(GRAPH_OUTPUT, field(output.toByteString()));
    return message(MODEL_GRAPH, field(graph.toByteString())).toByteArray();
  }

  private static UnknownFieldSet message(int number, Field field) {
    return UnknownFieldSet.newBuilder().addField(number, field).build();
  }

  private static Field field(ByteString bytes) {
    return Field.newBuilder().addLengthDelimited(bytes).build();
  }
}
