package dev.cadenza.awsengines;

import dev.cadenza.engines.AsyncSynthesis;
import dev.cadenza.engines.Price;
import dev.cadenza.engines.Speech;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.SynthesisRequest;
import dev.cadenza.engines.Voice;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import dev.cadenza.media.wav.Pcm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.polly.PollyClient;
import software.amazon.awssdk.services.polly.model.OutputFormat;
import software.amazon.awssdk.services.polly.model.SpeechMarkType;
import software.amazon.awssdk.services.polly.model.SynthesizeSpeechRequest;

/**
 * Amazon Polly. One sentence at a time: the audio in one call, and the word times in another, if
 * the voice's engine supports it. Long texts are asynchronous tasks, see {@link PollyTasks}.
 */
final class PollySynthesizer implements SpeechSynthesizer {
  static final String NAME = "polly";

  /** The maximum sample rate of the service's PCM output. */
  static final int RATE = 16_000;

  private static final double STILLNESS_SECONDS = 0.1;

  private final Supplier<PollyClient> client;
  private final PollyTasks tasks;

  PollySynthesizer(Supplier<PollyClient> client, PollyTasks tasks) {
    this.client = client;
    this.tasks = tasks;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Voice> voices() {
    return PollyVoices.ALL;
  }

  /** If the service returns the times of words, it counts the characters twice. */
  @Override
  public Price price(Voice voice) {
    boolean marked = PollyVoices.hasWordTimes(voice);
    return Price.of(NAME + "/" + PollyVoices.engine(voice))
        .map(once -> marked ? once.times(2) : once)
        .orElse(Price.FREE);
  }

  @Override
  public Optional<AsyncSynthesis> asyncSynthesis() {
    return Optional.of(tasks);
  }

  @Override
  public Speech synthesize(String sentence, Voice voice, double speed, Cancellation cancellation)
      throws IOException, InterruptedException {
    SynthesisRequest.check(this, voice, speed);
    String text = SynthesisRequest.plain(sentence);
    if (text.isEmpty()) {
      return new Speech(Pcm.silence(STILLNESS_SECONDS, RATE), List.of());
    }
    PollyText input = PollyText.of(text, speed);
    cancellation.check();
    Pcm sound =
        samples(
            speak(
                request(input, voice)
                    .outputFormat(OutputFormat.PCM)
                    .sampleRate(Integer.toString(RATE))));
    if (!PollyVoices.hasWordTimes(voice)) {
      return new Speech(sound, TimedWord.spread(text, new TimeSpan(0, sound.seconds())));
    }
    cancellation.check();
    byte[] marks =
        speak(
            request(input, voice)
                .outputFormat(OutputFormat.JSON)
                .speechMarkTypes(SpeechMarkType.WORD));
    return new Speech(sound, SpeechMarks.read(marks, input, sound.seconds()));
  }

  private static SynthesizeSpeechRequest.Builder request(PollyText input, Voice voice) {
    return SynthesizeSpeechRequest.builder()
        .text(input.marked())
        .textType(input.type())
        .voiceId(PollyVoices.id(voice))
        .engine(PollyVoices.engine(voice))
        .languageCode(voice.language());
  }

  private byte[] speak(SynthesizeSpeechRequest.Builder request) throws InterruptedException {
    return Services.call(
        NAME, () -> client.get().synthesizeSpeechAsBytes(request.build()).asByteArray());
  }

  static Pcm samples(byte[] bytes) {
    short[] samples = new short[bytes.length / 2];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return Pcm.of(samples, RATE);
  }
}
