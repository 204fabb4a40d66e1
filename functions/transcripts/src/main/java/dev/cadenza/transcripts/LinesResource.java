package dev.cadenza.transcripts;

import dev.cadenza.aws.s3.PresignedLinks;
import dev.cadenza.functions.ProjectRights;
import dev.cadenza.http.Answers;
import dev.cadenza.http.Call;
import dev.cadenza.http.Form;
import dev.cadenza.http.wire.WireException;
import dev.cadenza.model.ResultFile;
import dev.cadenza.transcripts.Versions.Version;
import dev.cadenza.transcripts.lines.LineFormat;
import dev.cadenza.transcripts.lines.LineFormat.Side;
import dev.cadenza.transcripts.lines.LinesDocument;
import dev.cadenza.transcripts.lines.SubmittedLines;
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

/** The lines of completed dubs: read, edited, exported. Each edit is a version. */
@Path("/api/jobs/{id}/lines")
public final class LinesResource {
  private final Versions<LinesDocument> lines;
  private final PermittedVersions<LinesDocument> permitted;
  private final PresignedLinks links;

  LinesResource(Versions<LinesDocument> lines, ProjectRights rights, PresignedLinks links) {
    this.lines = lines;
    this.permitted =
        new PermittedVersions<>(
            lines, rights, "Not found. A dubbing job has lines when it is completed.");
    this.links = links;
  }

  @GET
  public Response read(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Call call = Call.of(request);
    return answer(lines.asked(call.query("version"), permitted.readable(call, id)));
  }

  /** Replaces the lines: by fields, or by a file. */
  @PUT
  public Response replace(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Call call = Call.of(request);
    Version<LinesDocument> seen = permitted.editable(call, id);
    Optional<LineFormat> format = LineFormat.ofFile(call.mediaType());
    if (format.isPresent()) {
      call.requireMatchOfFile(seen.newest().version());
      LinesDocument read = file(format.get(), call, seen.document());
      return answer(lines.save(seen, read, "edited as " + format.get().extension()));
    }
    call.requireMatch(seen.newest().version());
    Form form = call.largeForm();
    Optional<Object> given = form.json(SubmittedLines.NAME, true);
    PermittedVersions.checkEdit(form, seen);
    LinesDocument edited = SubmittedLines.read(seen.document(), given.orElseThrow());
    return answer(lines.save(seen, edited, "edited"));
  }

  private static LinesDocument file(LineFormat format, Call call, LinesDocument before) {
    try {
      return SubmittedLines.read(before, format.read(call.file(), before, side(call)));
    } catch (IllegalArgumentException e) {
      throw WireException.invalid(SubmittedLines.NAME, e.getMessage());
    }
  }

  /** Makes an earlier version the newest: the versions between them stay. */
  @POST
  @Path("restore")
  public Response restore(@PathParam("id") String id, @Context ContainerRequestContext request) {
    return answer(permitted.restored(Call.of(request), id));
  }

  /** A link to a file of the lines, made of this version. */
  @GET
  @Path("exports/{format}")
  public Response export(
      @PathParam("id") String id,
      @PathParam("format") String format,
      @Context ContainerRequestContext request)
      throws IOException {
    Call call = Call.of(request);
    Version<LinesDocument> version =
        lines.asked(call.query("version"), permitted.readable(call, id));
    LineFormat wanted =
        LineFormat.of(format)
            .orElseThrow(
                () ->
                    WireException.detail(
                        404, "Not found. The formats are " + LineFormat.names() + "."));
    Side side = side(call);
    ResultFile file =
        lines.export(
            version,
            side.wire() + "/lines." + wanted.extension(),
            wanted.contentType() + (wanted == LineFormat.CSV ? "; charset=utf-8" : ""),
            () -> wanted.write(version.document(), side));
    return Answers.ok(
        ExportJson.of(file, links.seenFrom(call.origin()), version.entry().version()));
  }

  /** Which language subtitles are in. */
  private static Side side(Call call) {
    String name = call.query("text").orElse(Side.TRANSLATION.wire());
    return Side.of(name)
        .orElseThrow(() -> WireException.invalid("text", "Choose one of: translation, source."));
  }

  private Response answer(Version<LinesDocument> version) {
    return Answers.versioned(200, LinesJson.of(lines, version), version.entry().version());
  }
}
