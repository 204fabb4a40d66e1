package dev.cadenza.neural.bergamot;

import static java.util.stream.Collectors.toMap;

import dev.cadenza.engines.LanguagePair;
import dev.cadenza.engines.Translator;
import dev.cadenza.media.Cancellation;
import dev.cadenza.model.TransientFailure;
import dev.cadenza.models.ModelFolder;
import dev.cadenza.neural.resources.Cores;
import dev.cadenza.neural.resources.IdleResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Translates with the student models of Firefox Translations, in this process. A pair without a
 * model is translated into English first, and from there.
 *
 * <p>A pair's model is loaded with its first sentence, in about half a second, and is released
 * after ten minutes without requests. A request takes one core; several run side by side.
 *
 * @see <a href="https://github.com/mozilla/firefox-translations-models">Firefox Translations'
 *     models</a>
 */
public final class BergamotTranslator implements Translator {
  /** Its name in results and choices. */
  public static final String NAME = "bergamot";

  private static final Duration IDLE = Duration.ofMinutes(10);

  private final Routes routes;
  private final Map<LanguagePair, IdleResource<Student>> models;

  BergamotTranslator(Routes routes, Duration idle) {
    this.routes = routes;
    this.models =
        routes.installed().entrySet().stream()
            .collect(
                toMap(
                    Map.Entry::getKey,
                    entry ->
                        new IdleResource<>(
                            () -> Student.load(entry.getValue()), Student::close, idle)));
  }

  /**
   * With the models that are installed as {@code bergamot-<from>-<to>}.
   *
   * @param environment of which {@link ModelFolder#of} is asked
   * @return empty when there is none
   */
  public static Optional<Translator> find(Map<String, String> environment) {
    return of(Routes.in(ModelFolder.of(environment)));
  }

  /** As {@link #find(Map)}, with these models only. */
  public static Optional<Translator> find(
      Map<String, String> environment, Collection<String> models) {
    return of(Routes.in(ModelFolder.of(environment)).only(models));
  }

  private static Optional<Translator> of(Routes routes) {
    return routes.installed().isEmpty()
        ? Optional.empty()
        : Optional.of(new BergamotTranslator(routes, IDLE));
  }

  @Override
  public String name() {
    return NAME;
  }

  /** The pairs of installed models, and those that two of them translate over English. */
  @Override
  public Set<LanguagePair> pairs() {
    return Set.copyOf(routes.ways().keySet());
  }

  @Override
  public List<String> translate(
      List<String> sentences, LanguagePair pair, Cancellation cancellation)
      throws InterruptedException {
    List<LanguagePair> way = routes.ways().get(pair);
    if (way == null) {
      throw pair.unsupported(routes.ways().keySet());
    }
    List<String> translated = sentences;
    for (LanguagePair step : way) {
      translated = translateDirectly(translated, step, cancellation);
    }
    return translated;
  }

  private List<String> translateDirectly(
      List<String> sentences, LanguagePair pair, Cancellation cancellation)
      throws InterruptedException {
    cancellation.check();
    try {
      return models
          .get(pair)
          .use(
              student -> {
                TextTranslation text = new TextTranslation(student, cancellation);
                List<String> translations = new ArrayList<>(sentences.size());
                for (String sentence : sentences) {
                  try (Cores.Share _ = Cores.MACHINE.take(1, cancellation)) {
                    translations.add(text.translate(sentence));
                  }
                }
                return translations;
              });
    } catch (InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new TransientFailure("translation_failed", e.getMessage(), e);
    }
  }

  /** Whether a model is in memory. */
  boolean loaded(LanguagePair pair) {
    return models.get(pair).isLoaded();
  }
}
