package dev.cadenza.transcripts;

import dev.cadenza.aws.s3.PresignedLinks;
import dev.cadenza.functions.ProjectRights;
import dev.cadenza.http.Answers;
import dev.cadenza.http.Call;
import dev.cadenza.http.Form;
import dev.cadenza.http.wire.WireException;
import dev.cadenza.media.subtitles.CueOptions;
import dev.cadenza.media.subtitles.CuePreset;
import dev.cadenza.model.ResultFile;
import dev.cadenza.model.id.Sha256;
import dev.cadenza.transcripts.Versions.Version;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;

/** Transcripts of completed speech to text jobs: read, edited, exported. Each edit is a version. */
@Path("/api/jobs/{id}/transcript")
public final class TranscriptResource {
  private static final int MAX_TEXT = 1_000;

  /** Lambda's limit of a response is 6 MB, in which other characters than ASCII are longer. */
  private static final int MAX_RESPONSE = 4_500_000;

  private final Versions<TranscriptDocument> transcripts;
  private final PermittedVersions<TranscriptDocument> permitted;
  private final PresignedLinks links;

  TranscriptResource(
      Versions<TranscriptDocument> transcripts, ProjectRights rights, PresignedLinks links) {
    this.transcripts = transcripts;
    this.permitted =
        new PermittedVersions<>(
            transcripts,
            rights,
            "Not found. A speech to text job has a transcript when it is completed.");
    this.links = links;
  }

  @GET
  public Response read(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Call call = Call.of(request);
    return answer(transcripts.asked(call.query("version"), permitted.readable(call, id)));
  }

  /** Replaces the segments. */
  @PUT
  public Response replace(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Call call = Call.of(request);
    Version<TranscriptDocument> seen = permitted.editable(call, id);
    call.requireMatch(seen.newest().version());
    Form form = call.largeForm();
    Optional<Object> segments = form.json("segments", true);
    PermittedVersions.checkEdit(form, seen);
    TranscriptDocument edited = SubmittedTranscript.read(seen.document(), segments.orElseThrow());
    return answer(transcripts.save(seen, edited, "edited"));
  }

  /** Replaces a text wherever it occurs. */
  @POST
  @Path("replace")
  public Response replaceText(
      @PathParam("id") String id, @Context ContainerRequestContext request) {
    Call call = Call.of(request);
    Version<TranscriptDocument> seen = permitted.editable(call, id);
    call.requireMatch(seen.newest().version());
    Form form = call.form();
    Optional<String> find = form.text("find", Form.Text.required(MAX_TEXT));
    Optional<String> replacement = form.text("replacement", new Form.Text(true, true, MAX_TEXT));
    boolean matchCase = form.flag("match_case").orElse(false);
    boolean wholeWords = form.flag("whole_words").orElse(true);
    form.check();
    Replacement.Replaced replaced =
        new Replacement(find.orElseThrow(), replacement.orElseThrow(), matchCase, wholeWords)
            .in(seen.document());
    Version<TranscriptDocument> saved = transcripts.save(seen, replaced.document(), "replaced");
    return answer(saved, replaced.count());
  }

  /** Makes an earlier version the newest: the versions between them stay. */
  @POST
  @Path("restore")
  public Response restore(@PathParam("id") String id, @Context ContainerRequestContext request) {
    return answer(permitted.restored(Call.of(request), id));
  }

  /** A link to a file of the transcript, made of this version. */
  @GET
  @Path("exports/{format}")
  public Response export(
      @PathParam("id") String id,
      @PathParam("format") String format,
      @Context ContainerRequestContext request)
      throws IOException {
    Call call = Call.of(request);
    Version<TranscriptDocument> version =
        transcripts.asked(call.query("version"), permitted.readable(call, id));
    ExportFormat wanted =
        ExportFormat.of(format)
            .orElseThrow(
                () ->
                    WireException.detail(
                        404, "Not found. The formats are " + ExportFormat.names() + "."));
    CueOptions options = options(call, version);
    String layout = Sha256.hex(options.toString(), Sha256.BYTES).substring(0, 16);
    ResultFile file =
        transcripts.export(
            version,
            layout + "/transcript." + wanted.extension(),
            wanted.contentType(),
            () -> wanted.write(version.document(), options));
    return Answers.ok(
        ExportJson.of(file, links.seenFrom(call.origin()), version.entry().version()));
  }

  /** The limits of subtitles: of the preset of the query, or as the job was asked for. */
  private static CueOptions options(Call call, Version<TranscriptDocument> version) {
    Optional<String> preset = call.query("preset");
    if (preset.isEmpty()) {
      return SubtitleOrder.of(version.result());
    }
    if (!CuePreset.names().contains(preset.get())) {
      throw WireException.invalid(
          "preset", "The presets are " + String.join(", ", CuePreset.names()) + ".");
    }
    return CuePreset.named(preset.get()).options();
  }

  private Response answer(Version<TranscriptDocument> version) {
    return answer(version, null);
  }

  private Response answer(Version<TranscriptDocument> version, Integer replaced) {
    TranscriptJson json = TranscriptJson.of(transcripts, version, replaced);
    TranscriptJson sent = json.length() > MAX_RESPONSE ? json.withoutWords() : json;
    return Answers.versioned(200, sent, version.entry().version());
  }
}
