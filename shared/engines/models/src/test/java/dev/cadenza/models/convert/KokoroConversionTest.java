package dev.cadenza.models.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import dev.cadenza.models.ModelFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KokoroConversionTest {
  /** Of the float graph. */
  private static final String SHA_256 =
      "52d83f08c337c9797db162d29da8eb5beafe7389d65d6c66cd24ee24cc9772f8";

  private static final String INT8_FILE = "CADENZA_KOKORO_INT8";

  @TempDir private Path folder;

  @Test
  void shouldBuildTheGraphThatIsInstalled() throws Exception {
    Path model =
        ModelFolder.of(System.getenv())
            .installed("kokoro")
            .map(kokoro -> kokoro.resolve("model.onnx"))
            .orElse(folder.resolve("none"));
    assumeTrue(Files.exists(model), "No model: run \"cadenza models install\".");

    assertThat(sha256(model)).isEqualTo(SHA_256);
  }

  @Test
  void shouldConvertThePublishedGraph() throws Exception {
    String int8 = System.getenv().getOrDefault(INT8_FILE, "");
    assumeTrue(!int8.isEmpty(), "Set " + INT8_FILE + " to kokoro-v1.0.int8.onnx.");
    Path target = folder.resolve("model.onnx");

    KokoroConversion.convert(Path.of(int8), target);

    assertThat(sha256(target)).isEqualTo(SHA_256);
  }

  @Test
  void shouldMultiplyTheWeightsOut() throws Exception {
    Path target = folder.resolve("float.onnx");

    KokoroConversion.convert(int8Graph(), target);

    OnnxGraph graph = OnnxGraph.read(target);
    assertThat(graph.nodes())
        .extracting(OnnxNode::operator)
        .containsExactly("Conv", "Round", "Clip", "Identity");
    OnnxNode convolution = graph.nodes().getFirst();
    assertThat(convolution.inputs()).containsExactly("x", "conv_float_weights", "bias");
    assertThat(convolution.outputs()).containsExactly("y");
    assertThat(OnnxFields.texts(convolution.fields(), 5)).containsExactly("strides");
    assertThat(graph.constants()).containsOnlyKeys("bias", "conv_float_weights");
    UnknownFieldSet weights =
        UnknownFieldSet.parseFrom(graph.constants().get("conv_float_weights").message());
    assertThat(weights.getField(OnnxTensor.DIMENSIONS).getVarintList()).containsExactly(3L, 1L, 1L);
    ByteBuffer floats =
        weights
            .getField(OnnxTensor.RAW)
            .getLengthDelimitedList()
            .getFirst()
            .asReadOnlyByteBuffer()
            .order(ByteOrder.LITTLE_ENDIAN);
    assertThat(List.of(floats.getFloat(), floats.getFloat(), floats.getFloat()))
        .containsExactly(-64f, 0f, 63.5f);
    assertThat(graph.rest().getField(OnnxGraph.OUTPUT).getLengthDelimitedList())
        .extracting(output -> OnnxFields.text(UnknownFieldSet.parseFrom(output), 1))
        .containsExactly("audio", KokoroConversion.DURATIONS);
  }

  @Test
  void shouldMakeTheSameFileEachTime() throws Exception {
    Path input = int8Graph();
    KokoroConversion.convert(input, folder.resolve("first"));
    KokoroConversion.convert(input, folder.resolve("second"));

    assertThat(folder.resolve("first")).hasSameBinaryContentAs(folder.resolve("second"));
  }

  @Test
  void shouldRefuseAnotherModel() throws Exception {
    Path other = folder.resolve("other.onnx");
    Files.write(other, model(List.of(node("Relu", List.of("x"), "audio")), List.of()));

    assertThatThrownBy(() -> KokoroConversion.convert(other, folder.resolve("target")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no integer convolution");
  }

  @Test
  void shouldRefuseAFileThatIsNoModel() throws Exception {
    Path text = Files.writeString(folder.resolve("text"), "Not a model.");

    assertThatThrownBy(() -> KokoroConversion.convert(text, folder.resolve("target")))
        .isInstanceOf(IOException.class);
  }

  /** One convolution as the quantiser writes it, and the durations. */
  private Path int8Graph() throws IOException {
    OnnxNode convolution =
        OnnxNode.parse(
            OnnxNode.of(
                    "ConvInteger",
                    "conv",
                    List.of("x_quantized", "w_quantized", "x_zero_point", "w_zero_point"),
                    List.of("sum"))
                .fields()
                .toBuilder()
                .addField(5, OnnxFields.field(List.of("strides")))
                .build()
                .toByteString());
    OnnxNode quantiser =
        OnnxNode.of(
            "DynamicQuantizeLinear",
            "quantize",
            List.of("x"),
            List.of("x_quantized", "x_scale", "x_zero_point"));
    List<OnnxNode> nodes =
        List.of(
            quantiser,
            convolution,
            node("Mul", List.of("x_scale", "w_scale"), "scales"),
            node("Div", List.of("bias", "scales"), "quantized_bias"),
            node("Add", List.of("sum", "quantized_bias"), "biased"),
            node("Cast", List.of("biased"), "float"),
            node("Mul", List.of("float", "scales"), "y"),
            node("Round", List.of("y"), "rounded"),
            node("Clip", List.of("rounded", ""), "audio"));
    List<ByteString> constants =
        List.of(
            tensor("w_quantized", OnnxTensor.UINT8, List.of(3L, 1L, 1L), 0, 128, 255),
            tensor("w_zero_point", OnnxTensor.UINT8, List.of(), 128),
            floatTensor("w_scale", 0.5f),
            floatTensor("bias", 3f));
    return Files.write(folder.resolve("int8.onnx"), model(nodes, constants));
  }

  private static OnnxNode node(String operator, List<String> inputs, String output) {
    return OnnxNode.of(operator, output, inputs, List.of(output));
  }

  private static ByteString tensor(String name, int type, List<Long> shape, int... elements) {
    byte[] bytes = new byte[elements.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) elements[i];
    }
    return tensor(name, type, shape, bytes);
  }

  private static ByteString floatTensor(String name, float value) {
    byte[] bytes =
        ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array();
    return tensor(name, OnnxTensor.FLOAT, List.of(), bytes);
  }

  private static ByteString tensor(String name, int type, List<Long> shape, byte[] raw) {
    Field.Builder dimensions = Field.newBuilder();
    shape.forEach(dimensions::addVarint);
    return UnknownFieldSet.newBuilder()
        .addField(OnnxTensor.DIMENSIONS, dimensions.build())
        .addField(OnnxTensor.TYPE, OnnxFields.field(type))
        .addField(OnnxTensor.NAME, OnnxFields.field(List.of(name)))
        .addField(
            OnnxTensor.RAW, Field.newBuilder().addLengthDelimited(ByteString.copyFrom(raw)).build())
        .build()
        .toByteString();
  }

  private static byte[] model(List<OnnxNode> nodes, List<ByteString> constants) {
    Field.Builder nodeField = Field.newBuilder();
    nodes.forEach(node -> nodeField.addLengthDelimited(node.fields().toByteString()));
    Field.Builder constantField = Field.newBuilder();
    constants.forEach(constantField::addLengthDelimited);
    UnknownFieldSet output =
        UnknownFieldSet.newBuilder().addField(1, OnnxFields.field(List.of("audio"))).build();
    UnknownFieldSet graph =
        UnknownFieldSet.newBuilder()
            .addField(OnnxGraph.NODE, nodeField.build())
            .addField(OnnxGraph.CONSTANT, constantField.build())
            .addField(OnnxGraph.OUTPUT, OnnxFields.field(output))
            .build();
    return UnknownFieldSet.newBuilder()
        .addField(1, OnnxFields.field(9))
        .addField(OnnxGraph.GRAPH, OnnxFields.field(graph))
        .build()
        .toByteArray();
  }

  private static String sha256(Path file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (InputStream input = new DigestInputStream(Files.newInputStream(file), digest)) {
      input.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
