package dev.cadenza.webengines;

import com.openai.core.http.HttpResponse;
import com.openai.models.audio.speech.SpeechCreateParams;
import dev.cadenza.engines.Price;
import dev.cadenza.engines.Speech;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.SynthesisRequest;
import dev.cadenza.engines.Voice;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.media.wav.PcmFile;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.processes.ScratchFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code POST /audio/speech}. It returns no word times: they are estimated from the lengths. */
final class OpenAiSynthesizer implements SpeechSynthesizer {
  private static final int USUAL_RATE = 24_000;
  private static final double STILLNESS_SECONDS = 0.1;

  private final OpenAiEndpoint endpoint;
  private final String model;
  private final Price price;
  private final List<Voice> voices;

  OpenAiSynthesizer(OpenAiEndpoint endpoint, String model, List<Voice> voices, Price price) {
    this.endpoint = endpoint;
    this.model = model;
    this.price = price;
    this.voices = List.copyOf(voices);
  }

  @Override
  public String name() {
    return OpenAiFamily.NAME;
  }

  @Override
  public List<Voice> voices() {
    return voices;
  }

  @Override
  public Price price(Voice voice) {
    return price;
  }

  @Override
  public Speech synthesize(String sentence, Voice voice, double speed, Cancellation cancellation)
      throws IOException, InterruptedException {
    SynthesisRequest.check(this, voice, speed);
    String text = SynthesisRequest.plain(sentence);
    if (text.isEmpty()) {
      return new Speech(Pcm.silence(STILLNESS_SECONDS, USUAL_RATE), List.of());
    }
    SpeechCreateParams question =
        SpeechCreateParams.builder()
            .model(model)
            .input(text)
            .voice(voice.localName())
            .responseFormat(SpeechCreateParams.ResponseFormat.WAV)
            .speed(speed)
            .build();
    Pcm sound = sound(ask(question, cancellation));
    return new Speech(sound, TimedWord.spread(text, new TimeSpan(0, sound.seconds())));
  }

  private byte[] ask(SpeechCreateParams question, Cancellation cancellation)
      throws InterruptedException {
    return endpoint.ask(
        client -> {
          try (HttpResponse response = client.audio().speech().create(question)) {
            return OpenAiEndpoint.content(response);
          }
        },
        cancellation);
  }

  private Pcm sound(byte[] wav) throws IOException {
    try (ScratchFolder folder = ScratchFolder.create("speech")) {
      PcmFile audio = open(Files.write(folder.path().resolve("speech.wav"), wav));
      return audio.read(new TimeSpan(0, audio.seconds()));
    }
  }

  private PcmFile open(Path file) {
    try {
      return PcmFile.open(file);
    } catch (IOException e) {
      throw new PermanentFailure(
          "engine_misconfigured",
          "%s did not return a WAV file of 16-bit samples of one channel. An administrator must choose another server for speech."
              .formatted(name()));
    }
  }
}
