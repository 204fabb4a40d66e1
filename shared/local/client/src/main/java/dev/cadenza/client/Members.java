package dev.cadenza.client;

import dev.cadenza.client.model.Member;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The members of a project; errors are those of {@link CadenzaClient}. */
public final class Members {
  private final Session session;
  private final String path;

  Members(Session session, String project) {
    this.session = session;
    this.path = "/api/projects/" + segment(project) + "/members/";
  }

  /** All members: a project has at most as many as a page. */
  public List<Member> all() {
    return session.page(path + "?page_size=100", Member.class).results();
  }

  /**
   * Adds a user.
   *
   * @param login the username or the e-mail address
   * @param role {@code viewer} or {@code editor}
   */
  public Member add(String login, String role) {
    String field = login.contains("@") ? "email" : "username";
    return session.post(path, Map.of(field, login, "role", role), Member.class);
  }

  /** Gives a member another role. */
  public Member setRole(String user, String role) {
    return session.send("PATCH", path + segment(user) + "/", Map.of("role", role), Member.class);
  }

  /** Removes a member; the client's own account leaves the project. */
  public void remove(String user) {
    session.request("DELETE", path + segment(user) + "/", Optional.empty());
  }

  private static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
