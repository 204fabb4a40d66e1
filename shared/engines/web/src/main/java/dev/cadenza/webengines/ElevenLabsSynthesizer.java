package dev.cadenza.webengines;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cadenza.engines.Price;
import dev.cadenza.engines.Speech;
import dev.cadenza.engines.SpeechSynthesizer;
import dev.cadenza.engines.SynthesisRequest;
import dev.cadenza.engines.Voice;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.TimedWord;
import dev.cadenza.media.wav.Pcm;
import dev.cadenza.model.TransientFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * {@code POST /text-to-speech/{voice}/with-timestamps}, which returns the time of each character.
 */
final class ElevenLabsSynthesizer implements SpeechSynthesizer {
  private static final int RATE = 24_000;
  private static final double STILLNESS_SECONDS = 0.1;

  // The range of the service's parameter "speed".
  private static final double SLOWEST_KNOWN = 0.7;
  private static final double FASTEST_KNOWN = 1.2;

  private final WebService service;
  private final String model;
  private final List<Voice> voices;

  ElevenLabsSynthesizer(WebService service, String model, List<Voice> voices) {
    this.service = service;
    this.model = model;
    this.voices = List.copyOf(voices);
  }

  @Override
  public String name() {
    return service.engine();
  }

  @Override
  public List<Voice> voices() {
    return voices;
  }

  @Override
  public Price price(Voice voice) {
    return Price.of(name()).orElse(Price.FREE);
  }

  /**
   * The service supports 0.7 to 1.2 times the default speed: other values are limited to this
   * range.
   */
  @Override
  public Speech synthesize(String sentence, Voice voice, double speed, Cancellation cancellation)
      throws IOException, InterruptedException {
    // Any voice of the account: the caller has checked the owner of a cloned one.
    SynthesisRequest.checkEngine(this, voice, speed);
    String text = SynthesisRequest.plain(sentence);
    if (text.isEmpty()) {
      return new Speech(Pcm.silence(STILLNESS_SECONDS, RATE), List.of());
    }
    ObjectNode body = Json.object().put("text", text).put("model_id", model);
    body.putObject("voice_settings").put("speed", Math.clamp(speed, SLOWEST_KNOWN, FASTEST_KNOWN));
    JsonNode answer =
        Json.read(
            service.postJson(
                "/text-to-speech/"
                    + voice.localName()
                    + "/with-timestamps?output_format=pcm_"
                    + RATE,
                body,
                cancellation));
    Pcm sound = sound(answer.path("audio_base64").asText());
    return new Speech(sound, words(text, answer.path("alignment"), sound.seconds()));
  }

  private Pcm sound(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      short[] samples = new short[bytes.length / 2];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
      return Pcm.of(samples, RATE);
    } catch (IllegalArgumentException e) {
      throw new TransientFailure("speech_unreadable", name() + " returned no audio.", e);
    }
  }

  private static List<TimedWord> words(String text, JsonNode alignment, double seconds) {
    JsonNode characters = alignment.path("characters");
    JsonNode starts = alignment.path("character_start_times_seconds");
    JsonNode ends = alignment.path("character_end_times_seconds");
    if (characters.isEmpty()
        || starts.size() != characters.size()
        || ends.size() != characters.size()) {
      return TimedWord.spread(text, new TimeSpan(0, seconds));
    }
    List<TimedWord> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    double start = 0;
    for (int i = 0; i < characters.size(); i++) {
      String character = characters.get(i).asText();
      if (!character.isBlank()) {
        start = word.isEmpty() ? Math.max(0, starts.get(i).asDouble()) : start;
        word.append(character);
      }
      boolean last = i == characters.size() - 1;
      if (!word.isEmpty() && (last || characters.get(i + 1).asText().isBlank())) {
        words.add(new TimedWord(word.toString(), start, Math.max(start, ends.get(i).asDouble())));
        word.setLength(0);
      }
    }
    return words;
  }
}
