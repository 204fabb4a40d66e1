package dev.cadenza.webengines;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.engines.Languages;
import dev.cadenza.engines.Price;
import dev.cadenza.engines.SpeechRecognizer;
import dev.cadenza.engines.Transcript;
import dev.cadenza.media.Cancellation;
import dev.cadenza.media.PcmFile;
import dev.cadenza.media.Progress;
import dev.cadenza.media.TimeSpan;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** {@code POST /audio/transcriptions} with the times of words. */
final class OpenAiRecognizer implements SpeechRecognizer {
  /** ISO 639's "undetermined": the model finds out. */
  private static final String UNDETERMINED = "und";

  /** Whisper's languages that it makes no more than about one error in five words in. */
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

  private final WebService service;
  private final String model;
  private final Price price;

  OpenAiRecognizer(WebService service, String model, Price price) {
    this.service = service;
    this.model = model;
    this.price = price;
  }

  @Override
  public String name() {
    return service.engine();
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
    FormBody form =
        new FormBody()
            .field("model", model)
            .field("response_format", "verbose_json")
            .field("timestamp_granularities[]", "word")
            .field("timestamp_granularities[]", "segment");
    if (!primary.equals(UNDETERMINED)) {
      form.field("language", whisper(primary));
    }
    form.file("file", "speech.wav", "audio/wav", excerpt.wav(audio));
    JsonNode answer =
        Json.read(
            service.post(
                "/audio/transcriptions", form.contentType(), form.publisher(), cancellation));
    progress.seconds(parts.stream().mapToDouble(TimeSpan::seconds).sum());
    return new VerboseTranscript(answer, excerpt).transcript(primary);
  }

  /** Whisper calls Mandarin and Bokmål by the names of their groups. */
  private static String whisper(String language) {
    return switch (language) {
      case "cmn" -> "zh";
      case "nb" -> "no";
      default -> language;
    };
  }
}
