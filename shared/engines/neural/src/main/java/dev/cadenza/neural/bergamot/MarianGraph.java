package dev.cadenza.neural.bergamot;

import static java.lang.Math.sqrt;

import java.util.List;

/**
 * The two computations of a student model as ONNX graphs, for one sentence at a time: the encoder,
 * once for a sentence, and a step of the decoder, once for each piece of the translation. Matrix
 * products are of 8-bit integers, as the models were trained for.
 */
final class MarianGraph {
  /** The encoder's input: a row for each piece, float [pieces, width]. */
  static final String EMBEDDED = "embedded";

  /** The decoder's output: the number of the most probable piece, int64 [1, 1]. */
  static final String NEXT = "next";

  private static final float EPSILON = 1e-9f;
  private static final float ZERO_AT = 128;

  /** How much smaller the second part's steps are: what is left is half a step either way. */
  private static final float FINER = 254;

  /** As many times larger may an input be than those that the model's factors were made for. */
  private static final float RANGE = 4;

  /** Keeps the unknown piece from being the most probable. */
  private static final float NEVER = -1e9f;

  private final MarianFile file;
  private final StudentShape shape;
  private final OnnxGraph graph = new OnnxGraph();
  private final String zero = graph.constant(OnnxGraph.Type.UINT8, new byte[] {(byte) ZERO_AT});

  private MarianGraph(MarianFile file, StudentShape shape) {
    this.file = file;
    this.shape = shape;
  }

  /** What the encoder gives the decoder for a layer: float [heads, width / heads, pieces]. */
  static String keys(int layer) {
    return "keys_" + layer;
  }

  /** Likewise: float [heads, pieces, width / heads]. */
  static String values(int layer) {
    return "values_" + layer;
  }

  /** A layer's memory before a step: float [1, width]. */
  static String memory(int layer) {
    return "memory_" + layer;
  }

  /** And after it. */
  static String nextMemory(int layer) {
    return "next_memory_" + layer;
  }

  /** Gives keys and values for {@link #EMBEDDED}. */
  static byte[] encoder(MarianFile file, StudentShape shape) {
    return new MarianGraph(file, shape).encoder();
  }

  /**
   * Gives {@link #NEXT} and the memory for the piece before, {@link #EMBEDDED}.
   *
   * @param unknown the number of a piece that is never given
   */
  static byte[] decoder(MarianFile file, StudentShape shape, int unknown) {
    return new MarianGraph(file, shape).decoder(unknown);
  }

  private byte[] encoder() {
    String x = graph.input(EMBEDDED, OnnxGraph.Type.FLOAT, -1, shape.width());
    for (int layer = 1; layer <= shape.encoderLayers(); layer++) {
      String name = "encoder_l" + layer;
      String self = name + "_self";
      x = attention(self, x, keys(self, x), values(self, x));
      x = feedForward(name + "_ffn", x);
    }
    int perHead = shape.width() / shape.heads();
    for (int layer = 1; layer <= shape.decoderLayers(); layer++) {
      String context = "decoder_l" + layer + "_context";
      graph.output(keys(layer), OnnxGraph.Type.FLOAT, keys(context, x), shape.heads(), perHead, -1);
      graph.output(
          values(layer), OnnxGraph.Type.FLOAT, values(context, x), shape.heads(), -1, perHead);
    }
    return graph.toBytes();
  }

  private byte[] decoder(int unknown) {
    int perHead = shape.width() / shape.heads();
    String x = graph.input(EMBEDDED, OnnxGraph.Type.FLOAT, 1, shape.width());
    for (int layer = 1; layer <= shape.decoderLayers(); layer++) {
      String name = "decoder_l" + layer;
      String memory = graph.input(memory(layer), OnnxGraph.Type.FLOAT, 1, shape.width());
      String next = recurrent(name + "_rnn", x, memory);
      graph.output(nextMemory(layer), OnnxGraph.Type.FLOAT, next, 1, shape.width());
      x =
          normalized(
              name + "_rnn_ffn_ln", graph.add("Add", List.of(graph.add("Relu", List.of(next)), x)));
      x =
          attention(
              name + "_context",
              x,
              graph.input(keys(layer), OnnxGraph.Type.FLOAT, shape.heads(), perHead, -1),
              graph.input(values(layer), OnnxGraph.Type.FLOAT, shape.heads(), -1, perHead));
      x = feedForward(name + "_ffn", x);
    }
    float[] bias = file.floats(StudentShape.OUTPUT_BIAS);
    bias[unknown] = NEVER;
    String scores =
        product(StudentShape.EMBEDDINGS, file.rows(StudentShape.EMBEDDINGS).transposed(), x, bias);
    String best = graph.add("ArgMax", List.of(scores), "axis", 1L);
    graph.output(NEXT, OnnxGraph.Type.INT64, best, 1, 1);
    return graph.toBytes();
  }

  /** The simpler recurrent unit: a gate between the memory and what comes in. */
  private String recurrent(String name, String x, String memory) {
    String gate =
        graph.add("Sigmoid", List.of(product(name + "_Wf", x, file.floats(name + "_bf"))));
    String in = product(name + "_W", x, null);
    // gate * memory + (1 - gate) * in, with one product less
    String kept = graph.add("Mul", List.of(gate, graph.add("Sub", List.of(memory, in))));
    return graph.add("Add", List.of(kept, in));
  }

  private String keys(String name, String x) {
    return heads(product(name + "_Wk", x, file.floats(name + "_bk")), 1, 2, 0);
  }

  private String values(String name, String x) {
    return heads(product(name + "_Wv", x, file.floats(name + "_bv")), 1, 0, 2);
  }

  private String heads(String x, long... order) {
    String split =
        graph.add(
            "Reshape", List.of(x, graph.longs(-1, shape.heads(), shape.width() / shape.heads())));
    return graph.add("Transpose", List.of(split), "perm", order);
  }

  private String attention(String name, String x, String keys, String values) {
    String queries = heads(product(name + "_Wq", x, file.floats(name + "_bq")), 1, 0, 2);
    float scale = (float) (1 / sqrt((double) shape.width() / shape.heads()));
    String scores =
        graph.add("Mul", List.of(graph.add("MatMul", List.of(queries, keys)), graph.number(scale)));
    String weights = graph.add("Softmax", List.of(scores), "axis", -1L);
    String mixed =
        graph.add(
            "Transpose",
            List.of(graph.add("MatMul", List.of(weights, values))),
            "perm",
            new long[] {1, 0, 2});
    String joined = graph.add("Reshape", List.of(mixed, graph.longs(-1, shape.width())));
    String out = product(name + "_Wo", joined, file.floats(name + "_bo"));
    return normalized(name + "_Wo_ln", graph.add("Add", List.of(out, x)));
  }

  private String feedForward(String name, String x) {
    String hidden = graph.add("Relu", List.of(product(name + "_W1", x, file.floats(name + "_b1"))));
    String out = product(name + "_W2", hidden, file.floats(name + "_b2"));
    return normalized(name + "_ffn_ln", graph.add("Add", List.of(out, x)));
  }

  private String normalized(String name, String x) {
    String scale = graph.floats(file.floats(name + "_scale"), shape.width());
    String bias = graph.floats(file.floats(name + "_bias"), shape.width());
    return graph.add("LayerNormalization", List.of(x, scale, bias), "epsilon", EPSILON);
  }

  private String product(String weights, String x, float[] bias) {
    return product(weights, file.matrix(weights), x, bias);
  }

  /**
   * A row goes into the product as two rows of 8-bit integers: its values rounded, and what the
   * rounding took off. This is nearly as exact as floating-point numbers, and the weights, which
   * take the time, are read only once.
   */
  private String product(String name, MarianFile.Matrix weights, String x, float[] bias) {
    float step = RANGE / file.inputFactor(name);
    String coarseStep = graph.number(step);
    String coarse = graph.add("QuantizeLinear", List.of(x, coarseStep, zero));
    String rest =
        graph.add(
            "Sub", List.of(x, graph.add("DequantizeLinear", List.of(coarse, coarseStep, zero))));
    String fine = graph.add("QuantizeLinear", List.of(rest, graph.number(step / FINER), zero));
    String both =
        graph.addOwn(
            "MatMulIntegerToFloat",
            List.of(
                graph.add("Concat", List.of(coarse, fine), "axis", 0L),
                graph.constant(
                    OnnxGraph.Type.INT8, weights.values(), weights.rows(), weights.columns()),
                coarseStep,
                graph.number(1 / weights.factor()),
                zero,
                // A separate one for each product: for processors without VNNI, ONNX Runtime
                // replaces it by an unsigned one of the same name, which must not exist twice.
                graph.constant(OnnxGraph.Type.INT8, new byte[] {0})));
    List<String> parts = graph.split(both);
    String sum =
        graph.add(
            "Add",
            List.of(
                parts.getFirst(),
                graph.add("Mul", List.of(parts.getLast(), graph.number(1 / FINER)))));
    return bias == null ? sum : graph.add("Add", List.of(sum, graph.floats(bias, bias.length)));
  }
}
