package dev.cadenza.models.convert;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.util.List;

/** Reads and writes the fields of Protocol Buffers messages without a schema. */
final class OnnxFields {
  private OnnxFields() {}

  /** The last value of a field, or an empty text. */
  static String text(UnknownFieldSet fields, int number) {
    List<String> texts = texts(fields, number);
    return texts.isEmpty() ? "" : texts.getLast();
  }

  static List<String> texts(UnknownFieldSet fields, int number) {
    return fields.getField(number).getLengthDelimitedList().stream()
        .map(ByteString::toStringUtf8)
        .toList();
  }

  static Field field(List<String> texts) {
    Field.Builder field = Field.newBuilder();
    texts.forEach(text -> field.addLengthDelimited(ByteString.copyFromUtf8(text)));
    return field.build();
  }

  static Field field(long value) {
    return Field.newBuilder().addVarint(value).build();
  }

  static Field field(UnknownFieldSet message) {
    return Field.newBuilder().addLengthDelimited(message.toByteString()).build();
  }
}
