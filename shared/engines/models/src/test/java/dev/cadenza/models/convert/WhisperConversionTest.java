package dev.cadenza.models.convert;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a model of one layer, 32 wide, in the format of the real ones. */
class WhisperConversionTest {
  private static final int WIDTH = 32;
  private static final int TEXTS = 3;

  @TempDir private Path folder;
  private final Random random = new Random(1);
  private final Map<String, byte[]> variables = new LinkedHashMap<>();

  @Test
  void shouldWriteTheModelInTheOrderAndTypesOfGgml() throws Exception {
    byte[] bytes = convert();

    ByteBuffer ggml = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int[] header = new int[14];
    for (int i = 0; i < header.length; i++) {
      header[i] = ggml.getInt();
    }
    assertThat(header)
        .containsExactly(0x67676d6c, 5, 4, WIDTH, 2, 1, 6, WIDTH, 2, 1, 80, 2007, 80, 201);
    ggml.position(ggml.position() + 80 * 201 * Float.BYTES);
    assertThat(ggml.getInt()).isEqualTo(TEXTS);
    assertThat(text(ggml)).isEqualTo("a");
    assertThat(text(ggml)).isEqualTo(" b");
    assertThat(text(ggml)).isEqualTo("ö");
    Map<String, Integer> types = new LinkedHashMap<>();
    while (ggml.hasRemaining()) {
      skipTensor(ggml, types);
    }
    assertThat(types)
        .hasSize(2 * 2 + 2 * 2 + 2 + 15 + 1 + 24)
        .containsEntry("encoder.positional_embedding", 0)
        .containsEntry("encoder.conv1.weight", 1)
        .containsEntry("encoder.conv1.bias", 0)
        .containsEntry("encoder.blocks.0.attn.query.weight", 8)
        .containsEntry("decoder.blocks.0.cross_attn.value.bias", 0)
        .containsEntry("decoder.token_embedding.weight", 8)
        .doesNotContainKey("encoder.blocks.0.attn.key.bias");
  }

  /** Each weight is off by half of its block's scale at most, and the scale is rounded. */
  @Test
  void shouldKeepWeightsCloseInBlocks() throws Exception {
    byte[] bytes = convert();
    byte[] name = "encoder.blocks.0.attn.key.weight".getBytes(UTF_8);
    int start =
        new String(bytes, ISO_8859_1).indexOf("encoder.blocks.0.attn.key.weight") + name.length;

    ByteBuffer block = ByteBuffer.wrap(bytes, start, 34).order(ByteOrder.LITTLE_ENDIAN);
    float scale = Float.float16ToFloat(block.getShort());
    // Keys follow the queries' rows.
    ByteBuffer source =
        ByteBuffer.wrap(variables.get("encoder/layer_0/self_attention/linear_0/weight"))
            .order(ByteOrder.LITTLE_ENDIAN)
            .position(WIDTH * WIDTH * Short.BYTES);
    for (int i = 0; i < 32; i++) {
      float weight = Float.float16ToFloat(source.getShort());
      assertThat(Math.abs(block.get() * scale - weight)).isLessThan(0.56f * scale);
    }
  }

  @Test
  void shouldGiveTheSameBytesEverywhere() throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(convert());

    assertThat(HexFormat.of().formatHex(digest))
        .isEqualTo("a0ffd9b98517c3e73594adf04ac4ba284ea1180219d58ad4eaa0e30d9c689a51");
  }

  @Test
  void shouldRefuseOtherFiles() throws Exception {
    Path other = Files.writeString(folder.resolve("other.bin"), "no model at all, but long enough");

    assertThatThrownBy(
            () -> WhisperConversion.convert(other, tokenizer(), folder.resolve("out.bin")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("other.bin");
  }

  private byte[] convert() throws IOException {
    Path source = folder.resolve("model.bin");
    Path target = folder.resolve("ggml.bin");
    Files.write(source, model());
    WhisperConversion.convert(source, tokenizer(), target);
    return Files.readAllBytes(target);
  }

  private static String text(ByteBuffer ggml) {
    byte[] bytes = new byte[ggml.getInt()];
    ggml.get(bytes);
    return new String(bytes, UTF_8);
  }

  private static void skipTensor(ByteBuffer ggml, Map<String, Integer> types) {
    int rank = ggml.getInt();
    int length = ggml.getInt();
    int type = ggml.getInt();
    int elements = 1;
    for (int i = 0; i < rank; i++) {
      elements *= ggml.getInt();
    }
    byte[] name = new byte[length];
    ggml.get(name);
    types.put(new String(name, UTF_8), type);
    int bytes =
        switch (type) {
          case 0 -> elements * Float.BYTES;
          case 1 -> elements * Short.BYTES;
          default -> elements / 32 * 34;
        };
    ggml.position(ggml.position() + bytes);
  }

  private Path tokenizer() throws IOException {
    return Files.writeString(
        folder.resolve("tokenizer.json"),
        """
        {"model": {"vocab": {"a": 0, "Ġb": 1, "Ã¶": 2, "<|end|>": 1001}},
         "added_tokens": [{"id": 1001, "content": "<|end|>"}]}
        """);
  }

  private byte[] model() throws IOException {
    List<byte[]> parts = new ArrayList<>();
    weight(parts, "encoder/conv1/weight", WIDTH, 80, 3);
    weight(parts, "encoder/conv1/bias", WIDTH);
    weight(parts, "encoder/conv2/weight", WIDTH, WIDTH, 3);
    weight(parts, "encoder/conv2/bias", WIDTH);
    weight(parts, "encoder/position_encodings/encodings", 4, WIDTH);
    weight(parts, "decoder/position_encodings/encodings", 6, WIDTH);
    weight(parts, "decoder/embeddings/weight", 5, WIDTH);
    for (String side : List.of("encoder", "decoder")) {
      norm(parts, side + "/layer_norm");
      String layer = side + "/layer_0/";
      attention(parts, layer + "self_attention", 3, 1);
      linear(parts, layer + "ffn/linear_0", 4 * WIDTH, WIDTH);
      linear(parts, layer + "ffn/linear_1", WIDTH, 4 * WIDTH);
      norm(parts, layer + "ffn/layer_norm");
    }
    attention(parts, "decoder/layer_0/attention", 1, 2);
    linear(parts, "decoder/layer_0/attention/linear_2", WIDTH, WIDTH);
    parts.add(variable("encoder/num_heads", List.of(), 1, new byte[] {2}));
    parts.add(variable("decoder/num_heads", List.of(), 1, new byte[] {2}));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(integer(6));
    file.writeBytes(name("WhisperSpec"));
    file.writeBytes(integer(3));
    file.writeBytes(integer(parts.size()));
    parts.forEach(file::writeBytes);
    return file.toByteArray();
  }

  private void attention(List<byte[]> parts, String name, int first, int second) {
    linear(parts, name + "/linear_0", first * WIDTH, WIDTH);
    linear(parts, name + "/linear_1", second * WIDTH, WIDTH);
    norm(parts, name + "/layer_norm");
  }

  private void linear(List<byte[]> parts, String name, int rows, int columns) {
    weight(parts, name + "/weight", rows, columns);
    weight(parts, name + "/bias", rows);
  }

  private void norm(List<byte[]> parts, String name) {
    weight(parts, name + "/gamma", WIDTH);
    weight(parts, name + "/beta", WIDTH);
  }

  private void weight(List<byte[]> parts, String name, Integer... shape) {
    int elements = 1;
    for (int dimension : shape) {
      elements *= dimension;
    }
    byte[] bytes = new byte[elements * Short.BYTES];
    ByteBuffer values = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < elements; i++) {
      values.putShort(Float.floatToFloat16(random.nextFloat() - 0.5f));
    }
    variables.put(name, bytes);
    parts.add(variable(name, List.of(shape), 4, bytes));
  }

  private static byte[] variable(String name, List<Integer> shape, int type, byte[] bytes) {
    ByteArrayOutputStream variable = new ByteArrayOutputStream();
    variable.writeBytes(name(name));
    variable.write(shape.size());
    shape.forEach(dimension -> variable.writeBytes(integer(dimension)));
    variable.write(type);
    variable.writeBytes(integer(bytes.length));
    variable.writeBytes(bytes);
    return variable.toByteArray();
  }

  private static byte[] name(String name) {
    byte[] utf8 = (name + "\0").getBytes(UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(utf8.length);
    bytes.write(utf8.length >> 8);
    bytes.writeBytes(utf8);
    return bytes.toByteArray();
  }

  private static byte[] integer(int value) {
    byte[] bytes = new byte[Integer.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(value);
    return bytes;
  }
}
