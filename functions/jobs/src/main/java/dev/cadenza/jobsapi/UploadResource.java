package dev.cadenza.jobsapi;

import dev.cadenza.aws.dynamodb.DynamoUploads;
import dev.cadenza.aws.s3.PresignedLinks;
import dev.cadenza.aws.s3.PresignedLinks.PutLink;
import dev.cadenza.aws.s3.S3PartUploads;
import dev.cadenza.aws.s3.S3WorkFiles;
import dev.cadenza.http.Answers;
import dev.cadenza.http.Call;
import dev.cadenza.http.Form;
import dev.cadenza.http.Idempotency;
import dev.cadenza.http.wire.WireException;
import dev.cadenza.jobs.wire.WireTime;
import dev.cadenza.jobsapi.links.FetchQueue;
import dev.cadenza.jobsapi.links.LinkRules;
import dev.cadenza.model.ResultFile;
import dev.cadenza.model.Upload;
import dev.cadenza.model.id.Ulid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Returns links with which the caller uploads a file to the bucket: one for a small file, one per
 * part for a large one. Size and type are part of the signature. A file that has a link is fetched
 * by the platform.
 */
@Path("/api/uploads")
public final class UploadResource {
  /**
   * A file larger than this is sent in parts, so that after a lost connection only one part is sent
   * again.
   */
  static final long WHOLE = 100L * 1024 * 1024;

  static final long MAX = 50L * 1024 * 1024 * 1024;

  private static final int MAX_LINK = 2_000;
  private static final String UNKNOWN_TYPE = "application/octet-stream";
  private static final Duration LINK_LIFE = Duration.ofHours(1);
  private static final Duration PART_LINK_LIFE = Duration.ofHours(12);
  private static final Pattern CONTENT_TYPE = Pattern.compile("[\\w.+-]{1,100}/[\\w.+-]{1,100}");

  private final DynamoUploads uploads;
  private final PresignedLinks links;
  private final S3PartUploads parts;
  private final S3WorkFiles files;
  private final LinkRules linkRules;
  private final FetchQueue fetches;
  private final Idempotency idempotency;
  private final Clock clock;

  UploadResource(
      DynamoUploads uploads,
      PresignedLinks links,
      S3PartUploads parts,
      S3WorkFiles files,
      LinkRules linkRules,
      FetchQueue fetches,
      Idempotency idempotency,
      Clock clock) {
    this.uploads = uploads;
    this.links = links;
    this.parts = parts;
    this.files = files;
    this.linkRules = linkRules;
    this.fetches = fetches;
    this.idempotency = idempotency;
    this.clock = clock;
  }

  @POST
  public Response create(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    Form form = call.form();
    return form.text("source_url", Form.Text.optional(MAX_LINK))
        .filter(link -> !link.isEmpty())
        .map(link -> createByLink(call, form, link))
        .orElseGet(() -> createByFile(call, form));
  }

  private Response createByFile(Call call, Form form) {
    Optional<String> fileName = form.text("file_name", Form.Text.required(255));
    Optional<String> contentType = form.text("content_type", Form.Text.required(200));
    Optional<Long> size = form.integer("size", true, 1, MAX);
    checkType(form, contentType);
    form.check();
    Optional<Response> before = replay(call, form);
    if (before.isPresent()) {
      return before.get();
    }
    Instant now = clock.instant();
    String id = Ulid.next(now);
    String owner = call.caller().id();
    String key = Upload.keyOf(owner, id);
    Optional<String> multipart =
        size.filter(bytes -> bytes > WHOLE).map(_ -> parts.begin(key, contentType.orElseThrow()));
    Upload upload =
        new Upload(
            id,
            owner,
            fileName.orElseThrow(),
            contentType.orElseThrow(),
            size.orElseThrow(),
            key,
            multipart,
            now,
            now.plus(Upload.LIFE),
            Optional.empty());
    UploadJson json = json(call, upload, false);
    return uploads.create(upload, idempotency.record(call, form, json))
        ? Answers.created(json)
        : replay(call, form).orElseThrow();
  }

  private static void checkType(Form form, Optional<String> contentType) {
    contentType
        .filter(type -> !CONTENT_TYPE.matcher(type).matches())
        .ifPresent(_ -> form.reject("content_type", "Enter a media type, such as \"audio/mpeg\"."));
  }

  /** The response does not wait for the file, whose size and type are those of its server. */
  private Response createByLink(Call call, Form form, String link) {
    Optional<String> fileName = form.text("file_name", Form.Text.optional(255));
    Optional<Long> _ = form.integer("size", false, 1, MAX);
    checkType(form, form.text("content_type", Form.Text.optional(200)).filter(it -> !it.isEmpty()));
    linkRules.fault(link).ifPresent(fault -> form.reject("source_url", fault));
    form.check();
    Optional<Response> before = replay(call, form);
    if (before.isPresent()) {
      return before.get();
    }
    Instant now = clock.instant();
    String id = Ulid.next(now);
    String owner = call.caller().id();
    Upload upload =
        new Upload(
            id,
            owner,
            fileName.filter(name -> !name.isEmpty()).orElseGet(() -> LinkRules.fileName(link)),
            UNKNOWN_TYPE,
            0,
            Upload.keyOf(owner, id),
            Optional.empty(),
            now,
            now.plus(Upload.LIFE),
            Optional.of(new Upload.Link(link, Optional.empty())));
    UploadJson json = json(call, upload, false);
    if (!uploads.create(upload, idempotency.record(call, form, json))) {
      return replay(call, form).orElseThrow();
    }
    fetches.send(upload);
    return Answers.created(json);
  }

  /**
   * A link is valid for hours and a key for a day, so the first response's links may have expired.
   */
  private Optional<Response> replay(Call call, Form form) {
    return idempotency.replayRenewed(
        call,
        form,
        first ->
            uploads
                .find(String.valueOf(first.get("id")))
                .<Object>map(upload -> json(call, upload, isFinished(upload)))
                .orElse(first));
  }

  /** The state of an upload; for one in parts, with new links for the missing parts. */
  @GET
  @Path("{id}")
  public Response read(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Call call = Call.of(request);
    Upload upload = own(call, id);
    return Answers.ok(json(call, upload, isFinished(upload)));
  }

  /** Joins the parts of an upload. */
  @POST
  @Path("{id}/complete")
  public Response complete(@PathParam("id") String id, @Context ContainerRequestContext request) {
    Call call = Call.of(request);
    Upload upload = own(call, id);
    boolean finished = isFinished(upload);
    if (upload.multipart().isPresent() && !finished) {
      List<Integer> missing =
          parts.parts(upload, PART_LINK_LIFE).stream()
              .filter(part -> !part.received())
              .map(S3PartUploads.Part::number)
              .toList();
      if (!missing.isEmpty()) {
        throw WireException.detail(409, "These parts are missing: " + missing + ".");
      }
      parts.complete(upload);
      finished = true;
    }
    return Answers.ok(json(call, upload, finished));
  }

  private Upload own(Call call, String id) {
    return uploads
        .find(id)
        .filter(upload -> upload.owner().equals(call.caller().id()))
        .orElseThrow(WireException::notFound);
  }

  private boolean isFinished(Upload upload) {
    return !upload.unfetched() && files.size(upload.key()).isPresent();
  }

  private UploadJson json(Call call, Upload upload, boolean finished) {
    PresignedLinks seen = links.seenFrom(call.origin());
    boolean inParts = upload.multipart().isPresent();
    Optional<PutLink> link =
        inParts || upload.link().isPresent()
            ? Optional.empty()
            : Optional.of(seen.put(upload, LINK_LIFE));
    Optional<String> failure = upload.failure(clock.instant());
    return new UploadJson(
        upload.id(),
        upload.fileName(),
        upload.contentType(),
        upload.size(),
        finished,
        "PUT",
        link.map(PutLink::url).orElse(null),
        link.map(PutLink::headers).orElse(Map.of()),
        WireTime.of(clock.instant().plus(inParts ? PART_LINK_LIFE : LINK_LIFE)),
        inParts ? S3PartUploads.PART_SIZE : null,
        inParts && !finished ? parts(call, upload) : List.of(),
        finished ? seen.get(content(upload)) : null,
        upload.link().map(Upload.Link::url).orElse(null),
        upload.link().map(_ -> state(finished, failure)).orElse(null),
        failure.orElse(null));
  }

  private static String state(boolean finished, Optional<String> failure) {
    if (failure.isPresent()) {
      return "failed";
    }
    return finished ? "ready" : "fetching";
  }

  private static ResultFile content(Upload upload) {
    return new ResultFile(upload.fileName(), upload.contentType(), upload.size(), upload.key());
  }

  private List<UploadJson.PartJson> parts(Call call, Upload upload) {
    return parts.seenFrom(call.origin()).parts(upload, PART_LINK_LIFE).stream()
        .map(UploadJson.PartJson::of)
        .toList();
  }
}
