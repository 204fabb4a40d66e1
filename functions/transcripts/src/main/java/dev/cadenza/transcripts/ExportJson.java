package dev.cadenza.transcripts;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A file of a transcript, like a file of a result.
 *
 * @param url shows it
 * @param downloadUrl saves it
 * @param version that it was made of
 */
record ExportJson(
    String name,
    @JsonProperty("content_type") String contentType,
    long size,
    String url,
    @JsonProperty("download_url") String downloadUrl,
    long version) {}
