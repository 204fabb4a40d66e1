package dev.cadenza.jobresults;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cadenza.aws.s3.PresignedLinks;
import dev.cadenza.jobs.wire.WireTime;
import dev.cadenza.model.JobResult;
import dev.cadenza.model.ResultFile;
import java.util.List;
import java.util.Map;

/**
 * The result of a job as clients get it.
 *
 * @param outputFile the link to the main file, or null
 */
record ResultJson(
    String id,
    String job,
    @JsonProperty("output_file") String outputFile,
    List<FileJson> files,
    String logs,
    Map<String, Object> metadata,
    @JsonProperty("finished_at") String finishedAt) {

  /** A file of a result, with a link to show it and one to download it. */
  record FileJson(
      String name,
      @JsonProperty("content_type") String contentType,
      long size,
      String url,
      @JsonProperty("download_url") String downloadUrl) {
    private static FileJson of(ResultFile file, PresignedLinks links) {
      return new FileJson(
          file.name(), file.contentType(), file.size(), links.get(file), links.download(file));
    }
  }

  static ResultJson of(JobResult result, PresignedLinks links) {
    return new ResultJson(
        result.id(),
        result.job(),
        result.mainFile().map(links::get).orElse(null),
        result.files().stream().map(file -> FileJson.of(file, links)).toList(),
        result.logs(),
        result.metadata(),
        WireTime.of(result.finishedAt()));
  }
}
