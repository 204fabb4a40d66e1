package dev.cadenza.voices;

import dev.cadenza.engines.EngineStatus;
import dev.cadenza.engines.Engines;
import dev.cadenza.http.Answers;
import dev.cadenza.http.Call;
import dev.cadenza.http.Pages;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each engine can do, and whether it is here. */
@Path("/api/engines")
public final class EngineResource {
  private final Engines engines;

  EngineResource(Engines engines) {
    this.engines = engines;
  }

  @GET
  public Response list(@Context ContainerRequestContext request) throws InterruptedException {
    List<EngineStatus> all = engines.status();
    Pages pages = Pages.of(Call.of(request), all.size());
    List<EngineStatus> page = pages.cut(all);
    return Answers.ok(pages.bodyOf(all.size(), page.stream().map(EngineResource::json).toList()));
  }

  private static Map<String, Object> json(EngineStatus engine) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", engine.name());
    json.put("kind", engine.kind());
    json.put("available", engine.available());
    json.put("version", engine.version());
    json.put("languages", engine.languages());
    json.put("quality", engine.quality());
    return json;
  }
}
