package dev.cadenza.transcripts;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cadenza.aws.dynamodb.DynamoTranscripts;
import dev.cadenza.functions.ApiFunction;
import dev.cadenza.functions.Wiring;
import dev.cadenza.http.HttpFunction;
import dev.cadenza.jobs.parameters.EditedDocument;
import dev.cadenza.transcripts.Versions.Kind;
import dev.cadenza.transcripts.lines.LinesDocument;

/** {@code /api/jobs/{id}/transcript/} and {@code /api/jobs/{id}/lines/}. */
public final class TranscriptsHandler extends ApiFunction {
  private static final Kind<TranscriptDocument> TRANSCRIPTS =
      new Kind<>(
          EditedDocument.TRANSCRIPT,
          "transcript.json",
          "recognized",
          TranscriptDocument.class,
          (_, content) -> JsonMapper.builder().build().readValue(content, TranscriptDocument.class),
          TranscriptDocument::text);

  private static final Kind<LinesDocument> LINES =
      new Kind<>(
          EditedDocument.LINES,
          "segments.json",
          "dubbed",
          LinesDocument.class,
          LinesDocument::of,
          LinesDocument::text);

  public TranscriptsHandler() {
    super(TranscriptsHandler::resources);
  }

  private static HttpFunction resources(Wiring wiring) {
    return HttpFunction.guarded(
        wiring.authentication(),
        new TranscriptResource(versions(TRANSCRIPTS, wiring), wiring.rights(), wiring.links()),
        new LinesResource(versions(LINES, wiring), wiring.rights(), wiring.links()));
  }

  private static <D> Versions<D> versions(Kind<D> kind, Wiring wiring) {
    return new Versions<>(
        kind,
        wiring.store(DynamoTranscripts.class, DynamoTranscripts::new),
        wiring.files(),
        wiring.clock());
  }
}
