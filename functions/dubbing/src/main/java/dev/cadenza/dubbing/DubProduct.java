package dev.cadenza.dubbing;

import dev.cadenza.dubbing.Fitting.Placement;
import dev.cadenza.engines.Voice;
import dev.cadenza.media.ffmpeg.SubtitleBurner;
import dev.cadenza.media.subtitles.AssText;
import dev.cadenza.media.subtitles.SubtitleFormat;
import dev.cadenza.pipeline.Product;
import dev.cadenza.pipeline.Product.OutputFile;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.pipeline.files.WorkFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The result of a dub. */
final class DubProduct {
  private DubProduct() {}

  static Product of(
      Order order,
      Recording recording,
      Script script,
      Spoken spoken,
      Mixed mixed,
      List<WorkFile> others,
      StepContext context) {
    Voice voice = order.engines().voice(spoken.voice());
    List<Placement> placements = mixed.placements();
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("quality", voice.quality());
    metadata.put("source_language", order.source());
    metadata.put("target_language", order.target());
    order.recognizer().ifPresent(it -> metadata.put("recognizer", it.name()));
    order.given().ifPresent(it -> metadata.put("lines", it.origin()));
    if (order.translates()) {
      metadata.put("translator", order.translator().name());
    }
    metadata.put("voice", voice.id());
    metadata.putAll(speakers(script, spoken));
    if (order.matched() || spoken.converted()) {
      metadata.put("voice_match", spoken.converted() ? "converted" : "too_little_speech");
    }
    metadata.put("audio_seconds", DubFiles.rounded(recording.seconds()));
    if (recording.info().chosenOfSeveral() != null) {
      metadata.put("audio_track", recording.info().chosenOfSeveral());
    }
    metadata.put("segments", placements.size());
    metadata.put("truncated_segments", placements.stream().filter(Placement::truncated).count());
    metadata.put("background_kept", order.keepBackground());
    if (!mixed.leftOut().isEmpty()) {
      metadata.put("left_out", mixed.leftOut());
    }
    metadata.put("synthetic", true);
    List<OutputFile> files = new ArrayList<>();
    files.add(new OutputFile(mixed.main().name(), mixed.contentType(), context.path(mixed.main())));
    others.forEach(file -> files.add(new OutputFile(file.name(), type(file), context.path(file))));
    return new Product(voice.engine(), files, metadata, Optional.empty(), script.text());
  }

  /** The voices, if there are several, and the number of speakers, if they are distinguished. */
  private static Map<String, Object> speakers(Script script, Spoken spoken) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    List<String> voices = spoken.voices().stream().distinct().toList();
    if (voices.size() > 1) {
      metadata.put("voices", voices);
    }
    long speakers =
        script.utterances().stream()
            .map(it -> it.delivery().speaker())
            .filter(it -> !it.isEmpty())
            .distinct()
            .count();
    if (speakers > 0) {
      metadata.put("speakers", speakers);
    }
    return metadata;
  }

  private static String type(WorkFile file) {
    return switch (file.name().substring(file.name().lastIndexOf('.') + 1)) {
      case "srt" -> SubtitleFormat.SRT.contentType();
      case "vtt" -> SubtitleFormat.VTT.contentType();
      case "ass" -> AssText.CONTENT_TYPE;
      case "jpg" -> "image/jpeg";
      case "mp4" -> SubtitleBurner.CONTENT_TYPE;
      default -> "application/json";
    };
  }
}
