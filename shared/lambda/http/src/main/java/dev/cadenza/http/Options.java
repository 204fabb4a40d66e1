package dev.cadenza.http;

import dev.cadenza.http.wire.Wire;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.util.List;

/** Handles {@code OPTIONS} with the metadata that Django REST framework returns for a resource. */
final class Options implements ContainerResponseFilter {
  /** What a resource takes and gives. */
  record Metadata(String name, String description, List<String> renders, List<String> parses) {
    static Metadata of(String name) {
      return new Metadata(
          name,
          "",
          List.of("application/json"),
          List.of("application/json", "application/x-www-form-urlencoded", "multipart/form-data"));
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getMethod().equals("OPTIONS") && response.getStatus() < 300) {
      Metadata body = Metadata.of(name(request.getUriInfo().getPath()));
      response.setStatus(200);
      response.setEntity(Wire.write(body), new Annotation[0], MediaType.APPLICATION_JSON_TYPE);
    }
  }

  /** {@code /api/job-results/} is "Job Results". */
  private static String name(String path) {
    String[] segments = path.replaceAll("^/?api/|/+$", "").split("/");
    StringBuilder name = new StringBuilder();
    for (String word : segments[0].split("-")) {
      if (!word.isEmpty()) {
        name.append(name.isEmpty() ? "" : " ")
            .append(Character.toUpperCase(word.charAt(0)))
            .append(word.substring(1));
      }
    }
    return name.toString();
  }
}
