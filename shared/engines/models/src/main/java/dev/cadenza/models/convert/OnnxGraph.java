package dev.cadenza.models.convert;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The graph of an ONNX model, by onnx.proto of ONNX 1.17. Constants remain in the mapped file.
 *
 * @param model all fields of the model except the graph
 * @param rest all fields of the graph except nodes, constants and the types of inner values
 * @param constants by name, in the file's order
 */
record OnnxGraph(
    UnknownFieldSet model,
    UnknownFieldSet rest,
    List<OnnxNode> nodes,
    Map<String, OnnxTensor> constants) {
  static final int GRAPH = 7;
  static final int NODE = 1;
  static final int CONSTANT = 5;
  static final int OUTPUT = 12;
  private static final int INNER_VALUE = 13;

  static OnnxGraph read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteString bytes =
          UnsafeByteOperations.unsafeWrap(channel.map(MapMode.READ_ONLY, 0, channel.size()));
      UnknownFieldSet model = parse(bytes);
      List<ByteString> graphs = model.getField(GRAPH).getLengthDelimitedList();
      if (graphs.size() != 1) {
        throw new IOException(file + " is not an ONNX model: it has no graph.");
      }
      UnknownFieldSet graph = parse(graphs.getFirst());
      List<OnnxNode> nodes = new ArrayList<>();
      for (ByteString node : graph.getField(NODE).getLengthDelimitedList()) {
        nodes.add(OnnxNode.parse(node));
      }
      Map<String, OnnxTensor> constants = new LinkedHashMap<>();
      for (ByteString message : graph.getField(CONSTANT).getLengthDelimitedList()) {
        OnnxTensor tensor = OnnxTensor.parse(message);
        constants.put(tensor.name(), tensor);
      }
      return new OnnxGraph(
          model.toBuilder().clearField(GRAPH).build(),
          graph.toBuilder().clearField(NODE).clearField(CONSTANT).clearField(INNER_VALUE).build(),
          nodes,
          constants);
    }
  }

  private static UnknownFieldSet parse(ByteString message) throws IOException {
    CodedInputStream input = message.newCodedInput();
    input.enableAliasing(true);
    return UnknownFieldSet.parseFrom(input);
  }

  /** The node that outputs each value. */
  Map<String, OnnxNode> makers() {
    Map<String, OnnxNode> makers = new HashMap<>();
    nodes.forEach(node -> node.outputs().forEach(output -> makers.put(output, node)));
    return makers;
  }

  /** The first node that uses each value. */
  Map<String, OnnxNode> users() {
    Map<String, OnnxNode> users = new HashMap<>();
    nodes.forEach(node -> node.inputs().forEach(input -> users.putIfAbsent(input, node)));
    return users;
  }
}
