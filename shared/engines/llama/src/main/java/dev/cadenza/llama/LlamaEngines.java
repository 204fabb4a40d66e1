package dev.cadenza.llama;

import dev.cadenza.chat.ChatStoryWriter;
import dev.cadenza.chat.ChatTranslator;
import dev.cadenza.engines.catalog.Capability;
import dev.cadenza.engines.catalog.EmbeddedEngines;
import dev.cadenza.engines.catalog.EngineCatalog;
import dev.cadenza.engines.catalog.EngineStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The engine of the file that {@code LLAMA_MODEL} names: it writes stories, and translates if it is
 * selected. All who ask in one process get the same one, so that the model is in memory once.
 */
public final class LlamaEngines implements EmbeddedEngines {
  private static final Map<GgufFile, LlamaChat> CHATS = new ConcurrentHashMap<>();
  private static final String HINT = GgufFile.VARIABLE + "=FILE.gguf";

  @Override
  public EngineCatalog installed(Map<String, String> environment) {
    Optional<LlamaChat> chat =
        GgufFile.of(environment).map(file -> CHATS.computeIfAbsent(file, LlamaChat::new));
    // A faulty file is offered, too: a job that needs it ends with the reason.
    return chat.map(
            it ->
                EngineCatalog.NOTHING
                    .withWriter(new ChatStoryWriter(it))
                    .withTranslator(new ChatTranslator(it)))
        .orElse(EngineCatalog.NOTHING);
  }

  @Override
  public List<EngineStatus> status(Map<String, String> environment) {
    Optional<GgufFile> file = GgufFile.of(environment);
    String hint = file.map(it -> it.fault().orElse("")).orElse(HINT);
    return List.of(
        new EngineStatus(
                LlamaChat.NAME,
                Capability.STORIES.kind(),
                "",
                hint.isEmpty(),
                ChatTranslator.LANGUAGES,
                Capability.STORIES.qualityOf(LlamaChat.NAME),
                hint)
            .licensed("MIT", "The ggml authors, llama.cpp; Konstantin Herud, java-llama.cpp"));
  }
}
