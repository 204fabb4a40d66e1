package dev.cadenza.e2e.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cadenza.aws.AwsClients;
import dev.cadenza.aws.Environment;
import dev.cadenza.aws.dynamodb.DynamoVoices;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.e2e.support.Platform;
import dev.cadenza.e2e.support.Platform.Person;
import dev.cadenza.e2e.support.Transcribed;
import dev.cadenza.engines.cloned.ClonedVoice;
import dev.cadenza.jobs.JobCommit;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobType;
import dev.cadenza.model.id.Ulid;
import dev.cadenza.platform.SampleUser;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of each thing that a person can have, all with texts that contain a mark.
 *
 * @param member the account with which the project is shared
 * @param finished a job with a result
 * @param transcribed a job with a transcript
 * @param dubbed a job with lines
 * @param waiting a job that runs in no worker, so that it can be cancelled
 * @param received an upload with its file
 * @param expected an upload without its file, which still has links to send it to
 * @param shared a setting of everyone
 */
record Belongings(
    Http owner,
    String account,
    String project,
    String member,
    String finished,
    String transcribed,
    String dubbed,
    String waiting,
    String received,
    String expected,
    String setting,
    String shared,
    String voice) {
  /** In all texts of the owner; no request of another person contains the second half. */
  static final String MARK = "kept-zxqw";

  private static final String SECRET = MARK + "-secret";

  private static final String TRANSCRIPT =
      """
      {"language": "en", "engine": "whisper", "duration": 2, "segments": [{"start": 0, "end": 2, "text": "%s",
        "confidence": 0.9, "words": [{"word": "%s", "start": 0, "end": 2, "confidence": 0.9}]}]}
      """
          .formatted(SECRET, SECRET);

  private static final String LINES =
      """
      [{"index": 0, "start": 0, "end": 2, "text": "%s", "translation": "%s"}]
      """
          .formatted(SECRET, SECRET);

  static Belongings make(SampleUser user) {
    try (Person person = Person.of(user)) {
      Http owner = Http.as(user);
      String account = owner.get("/api/profiles/").json().at("/results/0/id").asText();
      String project = made(owner, "/api/projects/", Map.of("name", SECRET, "description", SECRET));
      var spoken =
          person
              .client()
              .submit(
                  dev.cadenza.client.model.NewJob.textToSpeech(
                      project, Map.of("text", "Yes.", "voice", "flite/slt", "note", SECRET)));
      String setting = made(owner, "/api/settings/", Map.of("key", SECRET, "value", SECRET));
      Map<String, Object> everyones = new HashMap<>(Map.of("key", "of-everyone", "value", 1));
      everyones.put("user", null);
      String shared = made(Http.as(SampleUser.ADMIN), "/api/settings/", everyones);
      String received = upload(owner);
      Answer sent = send(owner.get("/api/uploads/" + received + "/").text("url"));
      assertThat(sent.status()).as(sent.body()).isEqualTo(200);
      Belongings all =
          new Belongings(
              owner,
              account,
              project,
              member(owner, project),
              person.finished(spoken).id(),
              Transcribed.job(project, account, TRANSCRIPT),
              Transcribed.dub(project, account, LINES),
              waiting(project, account),
              received,
              upload(owner),
              setting,
              shared,
              voice(account));
      assertThat(all.state())
          .allSatisfy((path, seen) -> assertThat(seen).as(path).startsWith("200"));
      return all;
    }
  }

  private static String member(Http owner, String project) {
    Answer added =
        owner.post(
            "/api/projects/" + project + "/members/",
            Map.of("username", SampleUser.OTHER_VIEWER.username()));
    assertThat(added.status()).as(added.body()).isEqualTo(201);
    return added.text("user");
  }

  private static String made(Http who, String path, Map<String, Object> body) {
    Answer answer = who.post(path, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.text("id");
  }

  private static String upload(Http owner) {
    return made(
        owner,
        "/api/uploads/",
        Map.of("file_name", SECRET + ".txt", "content_type", "text/plain", "size", 5));
  }

  private static Answer send(String link) {
    return Http.exchange(
        HttpRequest.newBuilder(URI.create(link))
            .header("Content-Type", "text/plain")
            .PUT(BodyPublishers.ofString("hello"))
            .build());
  }

  private static String waiting(String project, String account) {
    Instant now = Instant.now();
    Job job =
        Job.accepted(
            Ulid.next(now),
            project,
            account,
            JobType.TTS,
            Optional.empty(),
            Map.of("text", SECRET),
            now);
    Platform.jobs().commit(JobCommit.accepting(job, Optional.empty(), now));
    return job.id();
  }

  /** A cloned voice of a person; as one that a service made, it has no recording here. */
  static String voice(String account) {
    Environment environment = Platform.environment("VoicesFunction");
    String id = Ulid.next(Instant.now());
    new DynamoVoices(new AwsClients(environment).dynamoDb(), environment)
        .keep(
            new ClonedVoice(
                id, account, SECRET, "en-US", "female", "elevenlabs/made", Optional.empty()));
    return id;
  }

  /**
   * The values of a path's variables, for each thing of the path.
   *
   * @throws AssertionError for a path that this class does not know: say here what of the owner it
   *     is about
   */
  List<Map<String, String>> of(String path) {
    if (path.equals("/api/projects/{id}/members/{user}/")) {
      return List.of(Map.of("id", project, "user", member));
    }
    if (path.startsWith("/api/projects/")) {
      return ids(project);
    }
    if (path.equals("/api/jobs/{id}/transcript/exports/{format}/")) {
      return List.of(Map.of("id", transcribed, "format", "srt"));
    }
    if (path.equals("/api/jobs/{id}/lines/exports/{format}/")) {
      return List.of(Map.of("id", dubbed, "format", "srt"));
    }
    if (path.startsWith("/api/jobs/{id}/lines/")) {
      return ids(dubbed);
    }
    if (path.startsWith("/api/jobs/{id}/transcript/")) {
      return ids(transcribed);
    }
    if (path.startsWith("/api/jobs/")) {
      return ids(finished, waiting);
    }
    if (path.startsWith("/api/job-results/")) {
      return ids(finished);
    }
    if (path.startsWith("/api/uploads/")) {
      return ids(received, expected);
    }
    if (path.startsWith("/api/settings/")) {
      return ids(setting);
    }
    if (path.startsWith("/api/profiles/")) {
      return ids(account);
    }
    if (path.equals("/api/voices/{engine}/{voice}/")) {
      return List.of(Map.of("engine", "cloned", "voice", voice));
    }
    throw new AssertionError("Say in Belongings whose things are at " + path);
  }

  private static List<Map<String, String>> ids(String... ids) {
    return List.of(ids).stream().map(id -> Map.of("id", id)).toList();
  }

  /** Identifiers that a stranger may know. */
  List<String> identifiers() {
    return List.of(
        account,
        project,
        finished,
        transcribed,
        waiting,
        received,
        expected,
        setting,
        voice,
        "cloned/" + voice);
  }

  /** All that the owner sees, and whether each file is there, by path. */
  Map<String, String> state() {
    List<String> paths = new ArrayList<>();
    paths.add("/api/projects/" + project + "/");
    paths.add("/api/projects/" + project + "/members/");
    for (String job : List.of(finished, transcribed, waiting)) {
      paths.add("/api/jobs/" + job + "/");
      paths.add("/api/jobs/" + job + "/events/");
    }
    paths.add("/api/job-results/" + finished + "/");
    paths.add("/api/jobs/" + transcribed + "/transcript/");
    paths.add("/api/jobs/" + dubbed + "/lines/");
    paths.add("/api/uploads/" + received + "/");
    paths.add("/api/uploads/" + expected + "/");
    paths.add("/api/settings/?page_size=100");
    paths.add("/api/profiles/" + account + "/");
    paths.add("/api/voices/?engine=cloned");
    Map<String, String> state = new LinkedHashMap<>();
    for (String path : paths) {
      Answer answer = owner.get(path);
      state.put(path, answer.status() + " " + withoutLinks(answer.body()));
    }
    JsonNode files = owner.get("/api/job-results/" + finished + "/").json().path("files");
    for (JsonNode file : files) {
      String link = file.path("url").asText();
      state.put(
          "file " + file.path("name").asText(),
          Integer.toString(
              Http.exchange(HttpRequest.newBuilder(URI.create(link)).build()).status()));
    }
    return state;
  }

  /** Links and their times are new in each answer. */
  private static String withoutLinks(String body) {
    return body.replaceAll("\"https?://[^\"]*\"", "\"link\"")
        .replaceAll("\"expires_at\":\"[^\"]*\"", "\"expires_at\"");
  }
}
