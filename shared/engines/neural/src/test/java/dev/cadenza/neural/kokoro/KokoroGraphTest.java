package dev.cadenza.neural.kokoro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import dev.cadenza.media.Cancellation;
import dev.cadenza.neural.InstalledVoices;
import dev.cadenza.neural.onnx.ModelSound;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KokoroGraphTest {
  private static final String INT8_FILE = "CADENZA_KOKORO_INT8";

  /** The number of samples is exact: the sum of the durations of all tokens. */
  @Test
  void shouldTellHowLongEachTokenIs() throws Exception {
    Path folder = InstalledVoices.folder(KokoroSynthesizer.NAME);
    long[] tokens = tokens(folder);

    ModelSound sound = spoken(folder, tokens, style(folder, tokens));

    assertThat(sound.frames().length).isEqualTo(tokens.length);
    double frames = 0;
    for (float frame : sound.frames()) {
      frames += frame;
    }
    assertThat(sound.samples().length).isEqualTo((int) (frames * KokoroModel.FRAME));
  }

  /** The file that the installed model is made from is not kept. */
  @Test
  void shouldSpeakAsTheInt8GraphDoes() throws Exception {
    String int8 = System.getenv().getOrDefault(INT8_FILE, "");
    assumeTrue(!int8.isEmpty(), "Set " + INT8_FILE + " to kokoro-v1.0.int8.onnx.");
    Path folder = InstalledVoices.folder(KokoroSynthesizer.NAME);
    long[] tokens = tokens(folder);
    float[] style = style(folder, tokens);

    ModelSound sound = spoken(folder, tokens, style);

    float[] expected = int8(int8, tokens, style);
    assertThat((double) sound.samples().length)
        .isCloseTo(expected.length, within(0.05 * expected.length));
    assertThat(loudness(sound.samples()) / loudness(expected)).isCloseTo(1, within(0.15));
  }

  private static long[] tokens(Path folder) throws Exception {
    return Utterance.of(
            InstalledVoices.phonemizer().pieces("The boat drifted past the bridge.", "en-us"),
            KokoroAlphabet.of("en-US"),
            KokoroVocabulary.read(folder.resolve("vocabulary.json")))
        .getFirst()
        .padded();
  }

  private static float[] style(Path folder, long[] tokens) throws Exception {
    return KokoroVoices.in(folder.resolve("voices")).getFirst().vector(tokens.length - 2);
  }

  private static ModelSound spoken(Path folder, long[] tokens, float[] style)
      throws InterruptedException {
    return new KokoroModel(folder.resolve("model.onnx"))
        .speak(tokens, style, 1, Cancellation.NEVER);
  }

  private static float[] int8(String file, long[] tokens, float[] style) throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        OrtSession session = environment.createSession(file, options);
        OnnxTensor tokenTensor =
            OnnxTensor.createTensor(
                environment, LongBuffer.wrap(tokens), new long[] {1, tokens.length});
        OnnxTensor styleTensor =
            OnnxTensor.createTensor(
                environment, FloatBuffer.wrap(style), new long[] {1, style.length});
        OnnxTensor speed =
            OnnxTensor.createTensor(
                environment, FloatBuffer.wrap(new float[] {1}), new long[] {1});
        OrtSession.Result result =
            session.run(Map.of("tokens", tokenTensor, "style", styleTensor, "speed", speed))) {
      FloatBuffer buffer = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] floats = new float[buffer.remaining()];
      buffer.get(floats);
      return floats;
    }
  }

  private static double loudness(float[] samples) {
    double squares = 0;
    for (float sample : samples) {
      squares += sample * sample;
    }
    return Math.sqrt(squares / samples.length);
  }
}
