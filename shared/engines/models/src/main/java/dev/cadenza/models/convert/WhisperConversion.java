package dev.cadenza.models.convert;

import dev.cadenza.models.convert.CTranslate2File.Tensor;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Converts a half-precision Whisper model of CTranslate2 to whisper.cpp, with its matrices in 8-bit
 * blocks (ggml's Q8_0). The output is deterministic.
 */
public final class WhisperConversion {
  private static final int GGML = 0x67676d6c;

  /** Q8_0 (7) in version 2 of the quantized formats. */
  private static final int FILE_TYPE = 2007;

  private final CTranslate2File source;
  private final GgmlFile target;
  private final int width;

  private WhisperConversion(CTranslate2File source, GgmlFile target) throws IOException {
    this.source = source;
    this.target = target;
    this.width = source.tensor("encoder/conv1/weight").shape().getFirst();
  }

  /**
   * The input is mapped and the output written row by row, so it needs little memory.
   *
   * @param ctranslate2ModelBin {@code model.bin} of a Whisper model, float16
   * @param tokenizerJson of the same model
   * @param target is replaced
   * @throws IOException if a file cannot be read or written, or is not of such a model
   */
  public static void convert(Path ctranslate2ModelBin, Path tokenizerJson, Path target)
      throws IOException {
    List<byte[]> vocabulary = WhisperVocabulary.read(tokenizerJson);
    try (Arena arena = Arena.ofShared();
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 20)) {
      CTranslate2File source = new CTranslate2File(ctranslate2ModelBin, arena);
      new WhisperConversion(source, new GgmlFile(out)).write(vocabulary);
    }
  }

  private void write(List<byte[]> vocabulary) throws IOException {
    int mels = source.tensor("encoder/conv1/weight").shape().get(1);
    dimensions(mels);
    target.integers(mels, MelFilters.FREQUENCIES);
    target.floats(MelFilters.of(mels));
    target.integers(vocabulary.size());
    for (byte[] token : vocabulary) {
      target.bytes(token);
    }
    encoder();
    decoder();
  }

  private void dimensions(int mels) throws IOException {
    target.integers(
        GGML,
        source.tensor("decoder/embeddings/weight").shape().getFirst(),
        source.tensor("encoder/position_encodings/encodings").shape().getFirst(),
        width,
        source.tensor("encoder/num_heads").value(),
        source.layers("encoder"),
        source.tensor("decoder/position_encodings/encodings").shape().getFirst(),
        width,
        source.tensor("decoder/num_heads").value(),
        source.layers("decoder"),
        mels,
        FILE_TYPE);
  }

  private void encoder() throws IOException {
    target.single(
        "encoder.positional_embedding", source.tensor("encoder/position_encodings/encodings"));
    for (String layer : List.of("conv1", "conv2")) {
      target.weight("encoder." + layer + ".weight", source.tensor("encoder/" + layer + "/weight"));
      Tensor bias = source.tensor("encoder/" + layer + "/bias");
      target.single("encoder." + layer + ".bias", bias.as(bias.elements(), 1));
    }
    for (int layer = 0; layer < source.layers("encoder"); layer++) {
      block("encoder.blocks." + layer, "encoder/layer_" + layer, false);
    }
    norm("encoder.ln_post", "encoder/layer_norm");
  }

  private void decoder() throws IOException {
    target.single(
        "decoder.positional_embedding", source.tensor("decoder/position_encodings/encodings"));
    target.weight("decoder.token_embedding.weight", source.tensor("decoder/embeddings/weight"));
    for (int layer = 0; layer < source.layers("decoder"); layer++) {
      block("decoder.blocks." + layer, "decoder/layer_" + layer, true);
    }
    norm("decoder.ln", "decoder/layer_norm");
  }

  private void block(String to, String from, boolean cross) throws IOException {
    // CTranslate2 stacks query, key and value.
    Tensor weight = source.tensor(from + "/self_attention/linear_0/weight");
    Tensor bias = source.tensor(from + "/self_attention/linear_0/bias");
    target.weight(to + ".attn.query.weight", weight.rows(0, width));
    target.single(to + ".attn.query.bias", bias.rows(0, width));
    keyAndValue(to + ".attn", weight.rows(width, 3 * width), bias.rows(width, 3 * width));
    linear(to + ".attn.out", from + "/self_attention/linear_1");
    norm(to + ".attn_ln", from + "/self_attention/layer_norm");
    if (cross) {
      linear(to + ".cross_attn.query", from + "/attention/linear_0");
      keyAndValue(
          to + ".cross_attn",
          source.tensor(from + "/attention/linear_1/weight"),
          source.tensor(from + "/attention/linear_1/bias"));
      linear(to + ".cross_attn.out", from + "/attention/linear_2");
      norm(to + ".cross_attn_ln", from + "/attention/layer_norm");
    }
    linear(to + ".mlp.0", from + "/ffn/linear_0");
    linear(to + ".mlp.2", from + "/ffn/linear_1");
    norm(to + ".mlp_ln", from + "/ffn/layer_norm");
  }

  /** Whisper's keys have no bias. */
  private void keyAndValue(String to, Tensor weight, Tensor bias) throws IOException {
    target.weight(to + ".key.weight", weight.rows(0, width));
    target.weight(to + ".value.weight", weight.rows(width, 2 * width));
    target.single(to + ".value.bias", bias.rows(width, 2 * width));
  }

  private void linear(String to, String from) throws IOException {
    target.weight(to + ".weight", source.tensor(from + "/weight"));
    target.single(to + ".bias", source.tensor(from + "/bias"));
  }

  private void norm(String to, String from) throws IOException {
    target.single(to + ".weight", source.tensor(from + "/gamma"));
    target.single(to + ".bias", source.tensor(from + "/beta"));
  }
}
