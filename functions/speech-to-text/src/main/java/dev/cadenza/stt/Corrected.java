package dev.cadenza.stt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.engines.Transcript;
import dev.cadenza.engines.Transcript.Segment;
import dev.cadenza.jobs.parameters.EditedDocument;
import dev.cadenza.model.PermanentFailure;
import dev.cadenza.pipeline.StepContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A transcript that people have edited, in the place of recognized speech. */
final class Corrected {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private Corrected() {}

  /**
   * @param id an {@link EditedDocument#TRANSCRIPT} of this job
   * @throws PermanentFailure {@code transcript_missing}
   */
  static Labelled read(String id, StepContext context) throws IOException {
    byte[] content =
        context
            .read(EditedDocument.TRANSCRIPT.keyOf(context.job().id(), id))
            .orElseThrow(
                () ->
                    new PermanentFailure(
                        "transcript_missing",
                        "The edited transcript does not exist any more. Start the job without the"
                            + " parameter \"transcript\"."));
    JsonNode document = JSON.readTree(content).path("document");
    List<Segment> segments = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (JsonNode segment : document.path("segments")) {
      List<Transcript.Word> words = new ArrayList<>();
      for (JsonNode word : segment.path("words")) {
        words.add(JSON.treeToValue(word, Transcript.Word.class));
      }
      segments.add(
          new Segment(
              segment.path("start").doubleValue(),
              segment.path("end").doubleValue(),
              segment.path("text").textValue(),
              segment.path("confidence").doubleValue(),
              words));
      names.add(segment.path("speaker").asText(""));
    }
    Transcript transcript = new Transcript(document.path("language").textValue(), segments);
    boolean named = names.stream().anyMatch(name -> !name.isEmpty());
    return new Labelled(transcript.requireWords(), named ? names : List.of(), "");
  }
}
