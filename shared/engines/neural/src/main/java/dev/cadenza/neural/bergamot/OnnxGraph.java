package dev.cadenza.neural.bergamot;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * An ONNX model that is made operator by operator. Each method that adds something returns the name
 * of the value.
 *
 * @see <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto, which has the
 *     numbers of the fields</a>
 */
final class OnnxGraph {
  /** The form of the file, and the set of operators, which has LayerNormalization. */
  private static final int FORM = 8;

  private static final int OPERATORS = 17;

  /** Where ONNX Runtime's own operators are. */
  static final String OWN = "com.microsoft";

  private final ByteArrayOutputStream graph = new ByteArrayOutputStream();
  private int values;

  /** What an array is made of; the numbers are the file's. */
  enum Type {
    FLOAT(1),
    UINT8(2),
    INT8(3),
    INT64(7);

    private final int number;

    Type(int number) {
      this.number = number;
    }
  }

  /** A named setting of an operator. */
  private record Attribute(String name, Object value) {}

  /** Writes the fields of a message. */
  private interface Fields {
    void write(CodedOutputStream out) throws IOException;
  }

  private static byte[] message(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      fields.write(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** An operator with one result. */
  String add(String operator, List<String> inputs) {
    return add("", operator, inputs, List.of());
  }

  /**
   * An operator with one result and a setting.
   *
   * @param value a Long, a Float or a {@code long[]}
   */
  String add(String operator, List<String> inputs, String name, Object value) {
    return add("", operator, inputs, List.of(new Attribute(name, value)));
  }

  /** An operator of ONNX Runtime's own, with one result. */
  String addOwn(String operator, List<String> inputs) {
    return add(OWN, operator, inputs, List.of());
  }

  private String add(
      String domain, String operator, List<String> inputs, List<Attribute> attributes) {
    String result = nextName();
    addNode(domain, operator, inputs, List.of(result), attributes);
    return result;
  }

  /** The first half of a value's rows, and the second. */
  List<String> split(String value) {
    List<String> halves = List.of(nextName(), nextName());
    addNode("", "Split", List.of(value), halves, List.of(new Attribute("axis", 0L)));
    return halves;
  }

  private void addNode(
      String domain,
      String operator,
      List<String> inputs,
      List<String> results,
      List<Attribute> attributes) {
    append(
        1,
        message(
            out -> {
              for (String input : inputs) {
                out.writeString(1, input);
              }
              for (String result : results) {
                out.writeString(2, result);
              }
              out.writeString(4, operator);
              for (Attribute attribute : attributes) {
                out.writeByteArray(5, attribute(attribute));
              }
              out.writeString(7, domain);
            }));
  }

  private static byte[] attribute(Attribute attribute) {
    return message(
        out -> {
          out.writeString(1, attribute.name);
          switch (attribute.value) {
            case Float number -> {
              out.writeFloat(2, number);
              out.writeEnum(20, 1);
            }
            case Long number -> {
              out.writeInt64(3, number);
              out.writeEnum(20, 2);
            }
            case long[] numbers -> {
              for (long number : numbers) {
                out.writeInt64(8, number);
              }
              out.writeEnum(20, 7);
            }
            default -> throw new IllegalArgumentException("No attribute: " + attribute.value);
          }
        });
  }

  String floats(float[] numbers, long... dimensions) {
    ByteBuffer bytes =
        ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(numbers);
    return constant(Type.FLOAT, bytes.array(), dimensions);
  }

  String number(float number) {
    return floats(new float[] {number});
  }

  String longs(long... numbers) {
    ByteBuffer bytes =
        ByteBuffer.allocate(numbers.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(numbers);
    return constant(Type.INT64, bytes.array(), numbers.length);
  }

  /**
   * @param values the numbers as the file has them
   */
  String constant(Type type, byte[] values, long... dimensions) {
    String name = nextName();
    append(
        5,
        message(
            out -> {
              for (long dimension : dimensions) {
                out.writeInt64(1, dimension);
              }
              out.writeInt32(2, type.number);
              out.writeString(8, name);
              out.writeByteArray(9, values);
            }));
    return name;
  }

  /**
   * @param dimensions {@code -1} for one that differs from run to run
   */
  String input(String name, Type type, long... dimensions) {
    append(11, value(name, type, dimensions));
    return name;
  }

  /** Gives a value out under a name. */
  void output(String name, Type type, String value, long... dimensions) {
    addNode("", "Identity", List.of(value), List.of(name), List.of());
    append(12, value(name, type, dimensions));
  }

  private static byte[] value(String name, Type type, long... dimensions) {
    byte[] shape =
        message(
            out -> {
              for (int i = 0; i < dimensions.length; i++) {
                long size = dimensions[i];
                String free = name + "_" + i;
                out.writeByteArray(
                    1,
                    message(
                        dimension -> {
                          if (size < 0) {
                            dimension.writeString(2, free);
                          } else {
                            dimension.writeInt64(1, size);
                          }
                        }));
              }
            });
    byte[] tensor =
        message(
            out -> {
              out.writeInt32(1, type.number);
              out.writeByteArray(2, shape);
            });
    return message(
        out -> {
          out.writeString(1, name);
          out.writeByteArray(2, message(it -> it.writeByteArray(1, tensor)));
        });
  }

  private String nextName() {
    values++;
    return "v" + values;
  }

  private void append(int field, byte[] message) {
    graph.writeBytes(message(out -> out.writeByteArray(field, message)));
  }

  /** The file's content. */
  byte[] toBytes() {
    return message(
        out -> {
          out.writeInt64(1, FORM);
          out.writeByteArray(
              7,
              message(
                  it -> {
                    it.writeString(2, "translation");
                    it.writeRawBytes(graph.toByteArray());
                  }));
          out.writeByteArray(8, operators("", OPERATORS));
          out.writeByteArray(8, operators(OWN, 1));
        });
  }

  private static byte[] operators(String domain, int version) {
    return message(
        out -> {
          out.writeString(1, domain);
          out.writeInt64(2, version);
        });
  }
}
