package dev.cadenza.models.convert;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.util.List;

/**
 * An operation of an ONNX graph (NodeProto), with all its fields.
 *
 * @param operator such as {@code Conv}
 * @param inputs names of values, empty for one that is omitted
 */
record OnnxNode(
    String operator,
    String name,
    List<String> inputs,
    List<String> outputs,
    UnknownFieldSet fields) {
  private static final int INPUT = 1;
  private static final int OUTPUT = 2;
  private static final int NAME = 3;
  private static final int OPERATOR = 4;
  private static final int ATTRIBUTE = 5;

  static OnnxNode parse(ByteString message) throws InvalidProtocolBufferException {
    UnknownFieldSet fields = UnknownFieldSet.parseFrom(message);
    return new OnnxNode(
        OnnxFields.text(fields, OPERATOR),
        OnnxFields.text(fields, NAME),
        OnnxFields.texts(fields, INPUT),
        OnnxFields.texts(fields, OUTPUT),
        fields);
  }

  /** A new operation with the attributes of this one. */
  OnnxNode replacement(String newOperator, List<String> newInputs, List<String> newOutputs) {
    return of(newOperator, name, newInputs, newOutputs, fields.getField(ATTRIBUTE));
  }

  /** An operation without attributes. */
  static OnnxNode of(String operator, String name, List<String> inputs, List<String> outputs) {
    return of(operator, name, inputs, outputs, Field.getDefaultInstance());
  }

  private static OnnxNode of(
      String operator, String name, List<String> inputs, List<String> outputs, Field attributes) {
    UnknownFieldSet.Builder fields =
        UnknownFieldSet.newBuilder()
            .addField(INPUT, OnnxFields.field(inputs))
            .addField(OUTPUT, OnnxFields.field(outputs))
            .addField(NAME, OnnxFields.field(List.of(name)))
            .addField(OPERATOR, OnnxFields.field(List.of(operator)));
    if (!attributes.getLengthDelimitedList().isEmpty()) {
      fields.addField(ATTRIBUTE, attributes);
    }
    return new OnnxNode(operator, name, List.copyOf(inputs), List.copyOf(outputs), fields.build());
  }

  /** Its single output. */
  String output() {
    return outputs.getFirst();
  }
}
