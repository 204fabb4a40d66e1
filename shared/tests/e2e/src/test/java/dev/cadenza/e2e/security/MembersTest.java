package dev.cadenza.e2e.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cadenza.e2e.api.SchemaDocument;
import dev.cadenza.e2e.api.SchemaDocument.Operation;
import dev.cadenza.e2e.support.Http;
import dev.cadenza.e2e.support.Http.Answer;
import dev.cadenza.e2e.support.Socket;
import dev.cadenza.platform.SampleUser;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What the members of a project may do, by every operation of the served description, and that they
 * may not do it any more when they are removed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MembersTest {
  private static final String FORBIDDEN = "You do not have permission to perform this action.";

  /** Paths of what a project's members see. */
  private static final Set<String> SHARED =
      Set.of("/api/projects/", "/api/jobs/", "/api/job-results/");

  private final SchemaDocument schema = SchemaDocument.fetch();
  private final Http admin = Http.as(SampleUser.ADMIN);
  private final Http member = Http.as(SampleUser.EDITOR);
  private final Http viewer = Http.as(SampleUser.VIEWER);
  private Belongings theirs;
  private Http owner;
  private String members;
  private String memberId;
  private String viewerId;

  @BeforeAll
  void make() {
    theirs = Belongings.make(SampleUser.OTHER_EDITOR);
    owner = theirs.owner();
    members = "/api/projects/" + theirs.project() + "/members/";
    memberId = account(member);
    viewerId = account(viewer);
  }

  @AfterEach
  void remove() {
    owner.delete(members + memberId + "/");
    owner.delete(members + viewerId + "/");
  }

  private static String account(Http person) {
    return person.get("/api/profiles/").json().at("/results/0/id").asText();
  }

  private void share(SampleUser user, String role) {
    Answer added = owner.post(members, Map.of("username", user.username(), "role", role));
    assertThat(added.status()).as(added.body()).isEqualTo(201);
  }

  @Test
  void shouldLetAViewerReadEverythingAndChangeNothing() {
    share(SampleUser.EDITOR, "viewer");
    Map<String, String> before = theirs.state();

    tryEverything(member);
    Answer refused = submit(member);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text("detail")).isEqualTo(FORBIDDEN);

    assertThat(theirs.state()).isEqualTo(before);
  }

  /** The role of an account limits what a membership allows. */
  @Test
  void shouldLetAnAccountThatMayNotWriteOnlyRead() {
    share(SampleUser.VIEWER, "editor");
    Map<String, String> before = theirs.state();

    tryEverything(viewer);

    assertThat(theirs.state()).isEqualTo(before);
    assertThat(viewer.delete(members + viewerId + "/").status()).isEqualTo(204);
    assertThat(viewer.get("/api/projects/" + theirs.project() + "/").status()).isEqualTo(404);
  }

  /** Reading succeeds, and everything else is forbidden. */
  private void tryEverything(Http who) {
    ValidBodies bodies = new ValidBodies(owner, theirs.project());
    for (Operation operation : schema.operations()) {
      String path = operation.path();
      if (!path.contains("{") || SHARED.stream().noneMatch(path::startsWith)) {
        continue;
      }
      for (Map<String, String> variables : theirs.of(path)) {
        String filled = path;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
          filled = filled.replace("{" + variable.getKey() + "}", variable.getValue());
        }
        String body = bodies.of(operation);
        Answer answer =
            who.send(
                operation.method(),
                filled,
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
                Map.of());
        if (operation.method().equals("GET")) {
          assertThat(answer.status())
              .as(operation + ": " + answer.body())
              .isIn(filled.contains("job-results/" + theirs.waiting()) ? 404 : 200);
        } else {
          assertThat(answer.status()).as(operation + ": " + answer.body()).isEqualTo(403);
          if (!path.startsWith("/api/job-results/")) {
            assertThat(answer.text("detail")).isEqualTo(FORBIDDEN);
          }
        }
      }
    }
  }

  @Test
  void shouldLetAnEditorWorkInTheProject() {
    share(SampleUser.EDITOR, "editor");
    String job = "/api/jobs/" + theirs.transcribed() + "/";

    Answer own = submit(member);
    assertThat(own.status()).as(own.body()).isEqualTo(201);
    assertThat(own.text("created_by")).isEqualTo(memberId);
    assertThat(member.patch(job, Map.of("title", "Ours"), Map.of()).text("title"))
        .isEqualTo("Ours");
    assertThat(
            member
                .post(job + "transcript/replace/", Map.of("find", "no-word", "replacement", "b"))
                .status())
        .isEqualTo(200);
    Answer waiting = submit(owner);
    member.post("/api/jobs/" + waiting.text("id") + "/cancel/", Map.of());
    await()
        .untilAsserted(
            () ->
                assertThat(member.get("/api/jobs/" + waiting.text("id") + "/").text("status"))
                    .isIn("cancelled", "completed"));
    assertThat(member.post("/api/jobs/" + waiting.text("id") + "/retry/", Map.of()).status())
        .isEqualTo(200);

    String project = "/api/projects/" + theirs.project() + "/";
    String elsewhere = member.post("/api/projects/", Map.of("name", "Elsewhere")).text("id");
    for (Answer refused :
        List.of(
            member.delete(job),
            member.delete(project),
            member.patch(project, Map.of("name", "Mine"), Map.of()),
            member.post(members, Map.of("username", "viewer1")),
            member.patch(members + memberId + "/", Map.of("role", "editor"), Map.of()),
            member.patch(job, Map.of("project", elsewhere), Map.of()))) {
      assertThat(refused.status()).as(refused.body()).isEqualTo(403);
      assertThat(refused.text("detail")).isEqualTo(FORBIDDEN);
    }
    assertThat(member.delete("/api/jobs/" + own.text("id") + "/").status()).isEqualTo(204);
  }

  private Answer submit(Http who) {
    return who.post(
        "/api/jobs/",
        Map.of(
            "project",
            theirs.project(),
            "job_type",
            "tts",
            "parameters",
            Map.of("text", "Shared.", "voice", "flite/slt")));
  }

  /** A project's owner reads and deletes what editors made in it. */
  @Test
  void shouldLeaveTheOwnerInControl() {
    share(SampleUser.EDITOR, "editor");
    String job = "/api/jobs/" + submit(member).text("id") + "/";
    assertThat(owner.get(job).status()).isEqualTo(200);
    assertThat(owner.get("/api/jobs/?project=" + theirs.project()).body()).contains(memberId);

    assertThat(owner.delete(members + memberId + "/").status()).isEqualTo(204);

    assertThat(member.get(job).status()).isEqualTo(200);
    assertThat(submit(member).status()).isEqualTo(400);
    // It would run at the cost of somebody who is gone.
    owner.post(job + "cancel/", Map.of());
    assertThat(owner.post(job + "retry/", Map.of()).status()).isEqualTo(403);
    assertThat(member.get("/api/jobs/" + theirs.finished() + "/").status()).isEqualTo(404);
    assertThat(owner.delete(job).status()).isEqualTo(204);
  }

  @Test
  void shouldListOwnAndSharedProjectsInOneOrder() {
    String first = viewerList(0, "");
    share(SampleUser.EDITOR, "editor");
    String own = member.post("/api/projects/", Map.of("name", "Later")).text("id");

    assertThat(first).doesNotContain(theirs.project());
    Answer shared = member.get("/api/projects/" + theirs.project() + "/");
    assertThat(shared.text("access")).isEqualTo("editor");
    assertThat(shared.text("shared_by")).isEqualTo("editor2");
    assertThat(admin.get("/api/projects/" + theirs.project() + "/").text("access"))
        .isEqualTo("admin");
    for (String order : List.of("", "&ordering=created_at")) {
      assertThat(viewerList(1, order)).contains(theirs.project()).contains(own);
    }
    assertThat(member.get("/api/jobs/?project=" + theirs.project()).json().findValuesAsText("id"))
        .contains(theirs.finished(), theirs.transcribed(), theirs.waiting());
    assertThat(member.get("/api/jobs/?page_size=100").body()).doesNotContain(theirs.finished());
  }

  /** Walks the list in pages of one, and returns its identifiers. */
  private String viewerList(int atLeast, String order) {
    String all = "";
    int count = 0;
    int expected = 0;
    for (String url = "/api/projects/?page_size=1" + order; !url.isEmpty(); ) {
      Answer page = member.get(url);
      assertThat(page.status()).isEqualTo(200);
      expected = page.json().path("count").asInt();
      String id = page.json().at("/results/0/id").asText();
      assertThat(all).as(order).doesNotContain(id.isEmpty() ? "none" : id);
      count += page.json().path("results").size();
      all += id + " ";
      url = page.json().path("next").asText("");
      assertThat(member.get("/api/stats/").json().path("projects").asInt()).isEqualTo(expected);
    }
    assertThat(count).isEqualTo(expected).isGreaterThanOrEqualTo(atLeast);
    return all;
  }

  @Test
  void shouldPushTheJobsOfASharedProjectUntilTheMemberIsRemoved() {
    Map<String, Object> project =
        Map.of("action", "subscribe", "projects", List.of(theirs.project()));
    try (Socket socket = Socket.open("/jobs/", member)) {
      assertThat(socket.ask(project, "error")).containsEntry("message", "Project not found.");
      share(SampleUser.EDITOR, "viewer");
      assertThat(socket.ask(project, "subscribed"))
          .containsEntry("projects", List.of(theirs.project()));

      socket.until(submit(owner).text("id"), "completed");
      try (Socket one = Socket.open("/jobs/" + theirs.waiting() + "/", member)) {
        String title = "/api/jobs/" + theirs.waiting() + "/";
        owner.patch(title, Map.of("title", "Seen"), Map.of());
        assertThat(one.next("job.update").toString()).contains("Seen");
        String elsewhere = owner.post("/api/projects/", Map.of("name", "Private")).text("id");
        owner.patch(title, Map.of("project", elsewhere, "title", "Hidden"), Map.of());
        owner.patch(title, Map.of("project", theirs.project(), "title", "Back"), Map.of());
        assertThat(one.next("job.update").toString()).contains("Back");
        assertThat(owner.delete(members + memberId + "/").status()).isEqualTo(204);
        one.awaitClosed();
        socket.awaitClosed();
      }
    }
    assertThatThrownBy(() -> Socket.open("/jobs/" + theirs.waiting() + "/", member))
        .hasCauseInstanceOf(WebSocketHandshakeException.class);
  }
}
