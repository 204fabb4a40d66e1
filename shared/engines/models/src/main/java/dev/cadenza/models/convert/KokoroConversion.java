package dev.cadenza.models.convert;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.WireFormat;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Converts the published int8 graph of the speech model Kokoro-82M v1.0 to floats.
 *
 * <p>ONNX Runtime has no fast kernel for the integer convolutions ({@code ConvInteger}), which take
 * most of the time. Each of them, together with the adjacent operations that quantize its input and
 * scale its output, is replaced by a {@code Conv} with dequantized weights. Weights of other
 * operations remain int8. The number of frames of each phoneme, an inner value of the graph,
 * becomes a second output, {@link #DURATIONS}.
 */
public final class KokoroConversion {
  /**
   * Frames of 600 samples (25 ms) for each token, including pads: float[1, number of tokens]. Their
   * sum is the length of the audio.
   */
  public static final String DURATIONS = "durations";

  private static final int BUFFER = 1 << 16;

  /** The maximum number of operations from a quantized bias back to the float one. */
  private static final int BIAS_STEPS = 8;

  private static final Set<String> BIAS_OPERATORS =
      Set.of("Reshape", "Cast", "Floor", "Div", "Round", "Add", "Unsqueeze");

  private final OnnxGraph graph;
  private final Map<String, OnnxNode> makers;
  private final Map<String, OnnxNode> users;
  private final Map<String, FloatWeights> weights = new LinkedHashMap<>();

  /** The new nodes by the output of the node that they replace. */
  private final Map<String, OnnxNode> replacements = new HashMap<>();

  private KokoroConversion(OnnxGraph graph) {
    this.graph = graph;
    this.makers = graph.makers();
    this.users = graph.users();
  }

  /**
   * Writes the float graph, deterministically. Takes a few seconds, and little memory: the input is
   * mapped and the output written in blocks.
   *
   * @param int8Onnx {@code kokoro-v1.0.int8.onnx}, 92 MB
   * @param target the file to write, 256 MB
   * @throws IOException also if the input is not that graph
   */
  public static void convert(Path int8Onnx, Path target) throws IOException {
    KokoroConversion conversion = new KokoroConversion(OnnxGraph.read(int8Onnx));
    for (OnnxNode node : conversion.graph.nodes()) {
      if (node.operator().equals("ConvInteger")) {
        conversion.replace(node);
      }
    }
    if (conversion.weights.isEmpty()) {
      throw new IOException(int8Onnx + " is not an int8 graph: it has no integer convolution.");
    }
    List<OnnxNode> nodes = conversion.nodes();
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(target), BUFFER)) {
      conversion.write(nodes, file);
    }
  }

  /**
   * Replaces DynamicQuantizeLinear → ConvInteger → (Add of the bias) → Cast → Mul by the scales
   * with Conv.
   */
  private void replace(OnnxNode node) throws IOException {
    String quantised = node.inputs().get(1);
    OnnxNode quantiser = maker(node.inputs().get(0), "DynamicQuantizeLinear");
    List<String> inputs = new ArrayList<>(List.of(quantiser.inputs().getFirst()));
    inputs.add(node.name() + "_float_weights");
    OnnxNode next = user(node.output());
    if (next.operator().equals("Add")) {
      boolean first = next.inputs().getFirst().equals(node.output());
      inputs.add(bias(next.inputs().get(first ? 1 : 0)));
      next = user(next.output());
    }
    require(next.operator().equals("Cast"), next.name() + " is not a Cast");
    OnnxNode scaling = user(next.output());
    require(scaling.operator().equals("Mul"), scaling.name() + " is not a Mul");
    OnnxTensor zeroPoint = constant(node.inputs().get(3));
    require(zeroPoint.bytes().size() == 1, zeroPoint.name() + " is not one number");
    weights.put(
        inputs.get(1),
        new FloatWeights(
            inputs.get(1),
            constant(quantised),
            zeroPoint.number(zeroPoint.bytes().byteAt(0)),
            constant(quantised.replace("_quantized", "_scale")).scalar()));
    replacements.put(scaling.output(), node.replacement("Conv", inputs, List.of(scaling.output())));
  }

  /** The float constant of a quantized bias. */
  private String bias(String value) throws IOException {
    String name = value;
    for (int step = 0; step < BIAS_STEPS; step++) {
      OnnxTensor constant = graph.constants().get(name);
      if (constant != null && constant.type() == OnnxTensor.FLOAT) {
        return name;
      }
      OnnxNode node = makers.get(name);
      if (node == null || !BIAS_OPERATORS.contains(node.operator())) {
        break;
      }
      name = node.inputs().getFirst();
    }
    throw unexpected("the bias " + value + " comes from no constant");
  }

  private OnnxTensor constant(String name) throws IOException {
    OnnxTensor constant = graph.constants().get(name);
    require(constant != null, name + " is not a constant");
    return constant;
  }

  private OnnxNode maker(String value, String operator) throws IOException {
    OnnxNode node = makers.get(value);
    require(node != null && node.operator().equals(operator), value + " is not by " + operator);
    return node;
  }

  private OnnxNode user(String value) throws IOException {
    OnnxNode node = users.get(value);
    require(node != null, value + " is not used");
    return node;
  }

  private static void require(boolean condition, String otherwise) throws IOException {
    if (!condition) {
      throw unexpected(otherwise);
    }
  }

  private static IOException unexpected(String what) {
    return new IOException("This is not the int8 graph of Kokoro v1.0: " + what + ".");
  }

  /** The nodes that the outputs need, in order of execution. */
  private List<OnnxNode> nodes() throws IOException {
    Set<String> needed = new HashSet<>(List.of(DURATIONS));
    for (var output : graph.rest().getField(OnnxGraph.OUTPUT).getLengthDelimitedList()) {
      needed.add(OnnxFields.text(UnknownFieldSet.parseFrom(output), 1));
    }
    List<OnnxNode> kept = new ArrayList<>();
    kept.add(OnnxNode.of("Identity", DURATIONS, List.of(frames()), List.of(DURATIONS)));
    needed.add(frames());
    for (OnnxNode old : graph.nodes().reversed()) {
      OnnxNode node = replacements.getOrDefault(old.output(), old);
      if (node.outputs().stream().anyMatch(needed::contains)) {
        kept.add(node);
        needed.addAll(node.inputs());
      }
    }
    Collections.reverse(kept);
    return kept;
  }

  /** The value with the frames of each token: rounded, and at least one. */
  private String frames() throws IOException {
    for (OnnxNode node : graph.nodes()) {
      if (node.operator().equals("Clip")) {
        OnnxNode maker = makers.get(node.inputs().getFirst());
        if (maker != null && maker.operator().equals("Round")) {
          return node.output();
        }
      }
    }
    throw unexpected("it has no durations");
  }

  private void write(List<OnnxNode> nodes, OutputStream file) throws IOException {
    Set<String> used = new HashSet<>();
    nodes.forEach(node -> used.addAll(node.inputs()));
    List<OnnxTensor> constants =
        graph.constants().values().stream().filter(it -> used.contains(it.name())).toList();
    UnknownFieldSet head = head(nodes);
    long size = head.getSerializedSize();
    for (OnnxTensor constant : constants) {
      size += CodedOutputStream.computeBytesSize(OnnxGraph.CONSTANT, constant.message());
    }
    for (FloatWeights floats : weights.values()) {
      size +=
          CodedOutputStream.computeTagSize(OnnxGraph.CONSTANT)
              + CodedOutputStream.computeUInt32SizeNoTag(floats.size())
              + floats.size();
    }
    CodedOutputStream output = CodedOutputStream.newInstance(file, BUFFER);
    graph.model().writeTo(output);
    output.writeTag(OnnxGraph.GRAPH, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    output.writeUInt32NoTag(Math.toIntExact(size));
    head.writeTo(output);
    for (OnnxTensor constant : constants) {
      output.writeBytes(OnnxGraph.CONSTANT, constant.message());
    }
    for (FloatWeights floats : weights.values()) {
      output.writeTag(OnnxGraph.CONSTANT, WireFormat.WIRETYPE_LENGTH_DELIMITED);
      output.writeUInt32NoTag(floats.size());
      floats.write(output);
    }
    output.flush();
  }

  /** The graph without its constants. */
  private UnknownFieldSet head(List<OnnxNode> nodes) {
    UnknownFieldSet.Field.Builder messages = UnknownFieldSet.Field.newBuilder();
    nodes.forEach(node -> messages.addLengthDelimited(node.fields().toByteString()));
    return graph.rest().toBuilder()
        .addField(OnnxGraph.NODE, messages.build())
        .mergeField(OnnxGraph.OUTPUT, OnnxFields.field(durations()))
        .build();
  }

  /** ValueInfoProto {name: 1, type: 2 {tensor_type: 1 {elem_type: 1}}}. */
  private static UnknownFieldSet durations() {
    UnknownFieldSet floats = message(1, OnnxFields.field(OnnxTensor.FLOAT));
    UnknownFieldSet type = message(1, OnnxFields.field(floats));
    return message(1, OnnxFields.field(List.of(DURATIONS))).toBuilder()
        .addField(2, OnnxFields.field(type))
        .build();
  }

  private static UnknownFieldSet message(int number, UnknownFieldSet.Field field) {
    return UnknownFieldSet.newBuilder().addField(number, field).build();
  }
}
