package dev.cadenza.model.sharing;

import java.util.Locale;
import java.util.Optional;

/**
 * What a user may do with a project and its jobs: a viewer reads them, an editor also submits and
 * changes jobs, the owner and admins also manage the project and its members.
 */
public enum Access {
  VIEWER,
  EDITOR,
  OWNER,
  ADMIN;

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The access of a member: {@code viewer} or {@code editor}. */
  public static Optional<Access> ofMember(String wire) {
    return switch (wire) {
      case "viewer" -> Optional.of(VIEWER);
      case "editor" -> Optional.of(EDITOR);
      default -> Optional.empty();
    };
  }

  /** Whether jobs may be submitted and changed. */
  public boolean edits() {
    return this != VIEWER;
  }

  /** Whether the project, its members and all its jobs may be changed and deleted. */
  public boolean manages() {
    return this == OWNER || this == ADMIN;
  }
}
