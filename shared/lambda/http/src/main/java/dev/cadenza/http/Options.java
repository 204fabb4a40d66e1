package dev.cadenza.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Handles {@code OPTIONS} with the metadata that Django REST framework returns for a resource. */
final class Options implements ContainerResponseFilter {
  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getMethod().equals("OPTIONS") && response.getStatus() < 300) {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("name", name(request.getUriInfo().getPath()));
      body.put("description", "");
      body.put("renders", List.of("application/json"));
      body.put(
          "parses",
          List.of("application/json", "application/x-www-form-urlencoded", "multipart/form-data"));
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
