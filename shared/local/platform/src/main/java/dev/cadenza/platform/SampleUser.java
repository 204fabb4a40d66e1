package dev.cadenza.platform;

import static java.util.Objects.requireNonNull;

import dev.cadenza.model.Role;
import java.util.List;

/** A user of the local platform; they do not exist on AWS. */
public record SampleUser(String username, String password, Role role) {
  public static final SampleUser ADMIN = new SampleUser("admin", "admin123", Role.ADMIN);
  public static final SampleUser EDITOR = new SampleUser("editor1", "editor123", Role.EDITOR);
  public static final SampleUser OTHER_EDITOR = new SampleUser("editor2", "editor123", Role.EDITOR);
  public static final SampleUser VIEWER = new SampleUser("viewer1", "viewer123", Role.VIEWER);
  public static final SampleUser OTHER_VIEWER = new SampleUser("viewer2", "viewer123", Role.VIEWER);

  public static final List<SampleUser> ALL =
      List.of(ADMIN, EDITOR, OTHER_EDITOR, VIEWER, OTHER_VIEWER);

  public SampleUser {
    requireNonNull(username, "username");
    requireNonNull(password, "password");
    requireNonNull(role, "role");
  }

  public String email() {
    return username + "@example.com";
  }
}
