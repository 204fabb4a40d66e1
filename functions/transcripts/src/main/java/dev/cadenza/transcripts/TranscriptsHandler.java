package dev.cadenza.transcripts;

import dev.cadenza.aws.dynamodb.DynamoTranscripts;
import dev.cadenza.functions.ApiFunction;
import dev.cadenza.functions.Wiring;
import dev.cadenza.http.HttpFunction;

/** {@code /api/jobs/{id}/transcript/}. */
public final class TranscriptsHandler extends ApiFunction {
  public TranscriptsHandler() {
    super(TranscriptsHandler::resources);
  }

  private static HttpFunction resources(Wiring wiring) {
    return HttpFunction.guarded(
        wiring.authentication(),
        new TranscriptResource(
            new Transcripts(
                wiring.store(DynamoTranscripts.class, DynamoTranscripts::new),
                wiring.files(),
                wiring.clock()),
            wiring.rights(),
            wiring.links()));
  }
}
