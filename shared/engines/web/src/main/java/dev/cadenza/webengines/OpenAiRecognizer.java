package dev.cadenza.webengines;

import com.fasterxml.jackson.databind.JsonNode;
import com.openai.core.MultipartField;
import com.openai.core.http.HttpResponse;
import com.openai.models.audio.AudioResponseFormat;
import com.openai.models.audio.transcriptions.TranscriptionCreateParams;
import com.openai.models.audio.transcriptions.TranscriptionCreateParams.TimestampGranularity;
import dev.cadenza.engines.Languages;
import dev.cadenza.engines.Price;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.Transcript;
import dev.cadenza.engines.vocabulary.Prompt;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import dev.cadenza.media.wav.PcmFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code POST /audio/transcriptions} with the times of words. */
final class OpenAiRecognizer implements SpeechRecognizer {
  /** ISO 639's "undetermined": the model detects the language. */
  private static final String UNDETERMINED = "und";

  /** Whisper's languages with a word error rate of at most about 20 %. */
  private static final Set<String> LANGUAGES =
      Set.of(
          UNDETERMINED,
          "af",
          "ar",
          "bg",
          "bs",
          "ca",
          "cmn",
          "cs",
          "da",
          "de",
          "el",
          "en",
          "es",
          "et",
          "fi",
          "fr",
          "gl",
          "he",
          "hi",
          "hr",
          "hu",
          "id",
          "it",
          "ja",
          "kn",
          "ko",
          "lt",
          "lv",
          "mk",
          "ms",
          "nb",
          "nl",
          "pl",
          "pt",
          "ro",
          "ru",
          "sk",
          "sl",
          "sr",
          "sv",
          "ta",
          "th",
          "tl",
          "tr",
          "uk",
          "ur",
          "vi");

  private final OpenAiEndpoint endpoint;
  private final String model;
  private final Price price;
  private final Optional<String> prompt;

  OpenAiRecognizer(OpenAiEndpoint endpoint, String model, Price price) {
    this(endpoint, model, price, Optional.empty());
  }

  private OpenAiRecognizer(
      OpenAiEndpoint endpoint, String model, Price price, Optional<String> prompt) {
    this.endpoint = endpoint;
    this.model = model;
    this.price = price;
    this.prompt = prompt;
  }

  @Override
  public SpeechRecognizer knowing(List<String> terms) {
    return new OpenAiRecognizer(endpoint, model, price, Prompt.of(terms));
  }

  @Override
  public String name() {
    return OpenAiFamily.NAME;
  }

  @Override
  public Set<String> languages() {
    return LANGUAGES;
  }

  @Override
  public Price price() {
    return price;
  }

  @Override
  public Transcript recognize(
      PcmFile audio,
      List<TimeSpan> parts,
      String language,
      Progress progress,
      Cancellation cancellation)
      throws IOException, InterruptedException {
    String primary = Languages.require(language, LANGUAGES, name());
    Excerpt excerpt = Excerpt.of(parts);
    TranscriptionCreateParams.Builder question =
        TranscriptionCreateParams.builder()
            .file(file(excerpt.wav(audio)))
            .model(model)
            .responseFormat(AudioResponseFormat.VERBOSE_JSON)
            .timestampGranularities(
                List.of(TimestampGranularity.WORD, TimestampGranularity.SEGMENT));
    if (!primary.equals(UNDETERMINED)) {
      question.language(whisper(primary));
    }
    prompt.ifPresent(question::prompt);
    JsonNode answer = Json.read(ask(question.build(), cancellation));
    progress.seconds(parts.stream().mapToDouble(TimeSpan::seconds).sum());
    return new VerboseTranscript(answer, excerpt).transcript(primary);
  }

  private static MultipartField<InputStream> file(byte[] wav) {
    return MultipartField.<InputStream>builder()
        .value(new ByteArrayInputStream(wav))
        .filename("speech.wav")
        .contentType("audio/wav")
        .build();
  }

  /** Raw, because servers differ in where they put word times. */
  private byte[] ask(TranscriptionCreateParams question, Cancellation cancellation)
      throws InterruptedException {
    return endpoint.ask(
        client -> {
          try (HttpResponse response =
              client.audio().transcriptions().withRawResponse().create(question)) {
            return OpenAiEndpoint.content(response);
          }
        },
        cancellation);
  }

  /** Whisper uses the macrolanguages of Mandarin and Bokmål. */
  private static String whisper(String language) {
    return switch (language) {
      case "cmn" -> "zh";
      case "nb" -> "no";
      default -> language;
    };
  }
}
