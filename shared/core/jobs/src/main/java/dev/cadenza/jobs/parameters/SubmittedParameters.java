package dev.cadenza.jobs.parameters;

import static java.util.Objects.requireNonNull;

import dev.cadenza.jobs.parameters.terms.PronunciationEntries;
import dev.cadenza.jobs.parameters.terms.VocabularyTerms;
import dev.cadenza.jobs.parameters.validation.ParameterReader;
import dev.cadenza.model.Job;
import dev.cadenza.model.JobType;
import dev.cadenza.model.Setting;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A job's parameters: as the JSON that was submitted, which is stored and served with all that is
 * in it, and as what it asks for. A change of the one is a change of the other.
 */
public final class SubmittedParameters {
  static final String ENGINES = "engines";

  private final JobType type;
  private final Map<String, Object> json;
  private final TypedParameters typed;

  private SubmittedParameters(JobType type, Map<String, Object> json) {
    this.type = requireNonNull(type, "type");
    this.json = Collections.unmodifiableMap(new LinkedHashMap<>(json));
    this.typed = TypedParameters.of(type, this.json);
  }

  /**
   * @param json of any form
   */
  public static SubmittedParameters of(JobType type, Map<String, Object> json) {
    return new SubmittedParameters(type, json);
  }

  /** Those that a job keeps. */
  public static SubmittedParameters of(Job job) {
    return of(job.type(), job.parameters());
  }

  public JobType type() {
    return type;
  }

  /** What is stored and served. */
  public Map<String, Object> json() {
    return json;
  }

  /** What is asked for. */
  public TypedParameters typed() {
    return typed;
  }

  /**
   * What is wrong with them, by their names; empty when nothing is.
   *
   * @param hasInput whether a file comes with them
   */
  public Map<String, Object> faults(boolean hasInput) {
    return JobParameters.of(type).faults(json, hasInput);
  }

  /** With languages as {@link JobParameters#spelled} spells them. */
  public SubmittedParameters spelled() {
    return of(type, JobParameters.of(type).spelled(json));
  }

  /**
   * With more engines, beside those that are named for other parts.
   *
   * @param byPart the names by parts, such as {@code stt}
   */
  public SubmittedParameters withEngines(Map<String, String> byPart) {
    Map<String, Object> engines = new LinkedHashMap<>(byPart);
    ParameterReader.of(json.get(ENGINES))
        .values()
        .forEach((part, engine) -> engines.put(String.valueOf(part), engine));
    return with(ENGINES, engines);
  }

  /**
   * With the entries of the settings' dictionaries after its own, where its type takes any.
   *
   * @param visible the owner's and the shared settings
   * @param project the id of the job's project
   */
  public SubmittedParameters withPronunciations(List<Setting> visible, String project) {
    List<Object> entries =
        PronunciationEntries.merged(json.get(PronunciationEntries.NAME), visible, project);
    return withAll(PronunciationEntries.NAME, entries);
  }

  /**
   * With the terms of the settings' vocabularies after its own, where its type takes any.
   *
   * @param visible the owner's and the shared settings
   * @param project the id of the job's project
   */
  public SubmittedParameters withVocabulary(List<Setting> visible, String project) {
    return withAll(
        VocabularyTerms.NAME,
        VocabularyTerms.merged(json.get(VocabularyTerms.NAME), visible, project));
  }

  private SubmittedParameters withAll(String name, List<Object> entries) {
    boolean taken =
        JobParameters.of(type).parameters().stream().anyMatch(it -> it.name().equals(name));
    return taken && !entries.isEmpty() ? with(name, entries) : this;
  }

  /**
   * Those of a dub's next attempt, with the edits of the last one that still count.
   *
   * @param before those of the last attempt
   * @param edits that came beside these
   */
  public SubmittedParameters withEdits(SubmittedParameters before, List<SegmentEdit> edits) {
    return of(type, SegmentEdits.merged(before.json, json, edits));
  }

  /**
   * Those of an attempt that uses an edited document.
   *
   * @param id as {@link EditedDocument#keyOf} takes it
   */
  public SubmittedParameters using(EditedDocument document, String id) {
    return with(document.folder(), id);
  }

  private SubmittedParameters with(String name, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(json);
    changed.put(name, value);
    return of(type, changed);
  }
}
