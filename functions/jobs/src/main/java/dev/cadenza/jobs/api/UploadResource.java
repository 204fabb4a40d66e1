package dev.cadenza.jobs.api;

import dev.cadenza.aws.DynamoUploads;
import dev.cadenza.aws.PresignedLinks;
import dev.cadenza.aws.PresignedLinks.PutLink;
import dev.cadenza.http.Answers;
import dev.cadenza.http.Call;
import dev.cadenza.http.Form;
import dev.cadenza.jobs.JobJson;
import dev.cadenza.model.Ulid;
import dev.cadenza.model.Upload;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Gives a link by which the caller puts one file straight into the bucket. Its size and type are
 * part of the signature.
 */
@Path("/api/uploads")
public final class UploadResource {
  /** S3 takes no more in one request. */
  static final long MAX_SIZE = 5L * 1024 * 1024 * 1024;

  private static final Duration LINK_LIFE = Duration.ofHours(1);
  private static final Pattern CONTENT_TYPE = Pattern.compile("[\\w.+-]{1,100}/[\\w.+-]{1,100}");

  private final DynamoUploads uploads;
  private final PresignedLinks links;
  private final Clock clock;

  UploadResource(DynamoUploads uploads, PresignedLinks links, Clock clock) {
    this.uploads = uploads;
    this.links = links;
    this.clock = clock;
  }

  @POST
  public Response create(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    Form form = call.form();
    var fileName = form.text("file_name", Form.Text.required(255));
    var contentType = form.text("content_type", Form.Text.required(200));
    var size = form.integer("size", true, 1, MAX_SIZE);
    contentType
        .filter(type -> !CONTENT_TYPE.matcher(type).matches())
        .ifPresent(_ -> form.reject("content_type", "Enter a media type, such as \"audio/mpeg\"."));
    form.check();
    Instant now = clock.instant();
    String id = Ulid.next(now);
    String owner = call.caller().id();
    Upload upload =
        new Upload(
            id,
            owner,
            fileName.orElseThrow(),
            contentType.orElseThrow(),
            size.orElseThrow(),
            Upload.keyOf(owner, id),
            now,
            now.plus(Upload.LIFE));
    uploads.create(upload);
    return Answers.created(json(upload, links.put(upload, LINK_LIFE), now.plus(LINK_LIFE)));
  }

  private static Map<String, Object> json(Upload upload, PutLink link, Instant expiresAt) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", upload.id());
    json.put("method", "PUT");
    json.put("url", link.url());
    json.put("headers", link.headers());
    json.put("expires_at", JobJson.time(expiresAt));
    return json;
  }
}
