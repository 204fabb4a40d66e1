package dev.cadenza.transcripts.lines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.cadenza.jobs.parameters.LineRules;
import dev.cadenza.media.subtitles.files.SubtitleFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The lines of a dub as a table. */
final class LineTable {
  private static final List<String> COLUMNS =
      List.of("start", "end", "speaker", "text", "translation", "voice", "speed", "gain_db");

  private static final Set<String> NUMBERS = Set.of("start", "end", "speed", "gain_db");

  private static final CsvMapper CSV =
      CsvMapper.builder()
          .enable(CsvParser.Feature.WRAP_AS_ARRAY)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .build();

  private LineTable() {}

  /** With a header; times are in seconds. */
  static byte[] write(LinesDocument document) throws IOException {
    List<List<String>> rows = new ArrayList<>(List.of(COLUMNS));
    for (Line line : document.lines()) {
      rows.add(
          List.of(
              seconds(line.start()),
              seconds(line.end()),
              line.speaker(),
              line.text(),
              line.translation(),
              line.voice(),
              line.speed().toString(),
              line.gainDb().toString()));
    }
    String text =
        CSV.writer(CsvSchema.emptySchema().withLineSeparator("\r\n")).writeValueAsString(rows);
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String seconds(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** The columns are named by a header, in any order; only the times are required. */
  static List<Map<String, Object>> read(byte[] content) {
    String text = SubtitleFile.decoded(content);
    List<String[]> rows = new ArrayList<>();
    try (MappingIterator<String[]> cells =
        CSV.readerFor(String[].class).with(schema(text)).readValues(text)) {
      while (cells.hasNext()) {
        // With the header; what is too much is not read.
        if (rows.size() > LineRules.MAX_LINES) {
          throw new IllegalArgumentException(
              "The file has more than " + LineRules.MAX_LINES + " lines.");
        }
        rows.add(cells.next());
      }
    } catch (JsonProcessingException | RuntimeJsonMappingException e) {
      throw new IllegalArgumentException(
          "The row after row "
              + rows.size()
              + " cannot be read: a quotation mark is missing or superfluous.",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> header = rows.isEmpty() ? List.of() : header(rows.getFirst());
    if (!header.containsAll(List.of("start", "end"))) {
      throw new IllegalArgumentException(
          "The first row must name the columns: start, end, and any of "
              + String.join(", ", COLUMNS.subList(2, COLUMNS.size()))
              + ".");
    }
    List<Map<String, Object>> lines = new ArrayList<>();
    for (String[] row : rows.subList(1, rows.size())) {
      lines.add(line(header, row));
    }
    return lines;
  }

  /** Spreadsheets of some countries separate cells by semicolons. */
  private static CsvSchema schema(String text) {
    String first = text.lines().findFirst().orElse("");
    return CsvSchema.emptySchema()
        .withColumnSeparator(first.contains(";") && !first.contains(",") ? ';' : ',');
  }

  private static List<String> header(String[] row) {
    List<String> names = new ArrayList<>();
    for (String name : row) {
      names.add(name.strip().toLowerCase(Locale.ROOT));
    }
    return names;
  }

  private static Map<String, Object> line(List<String> header, String[] row) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(header.size(), row.length); i++) {
      String name = header.get(i);
      String cell = row[i].strip();
      if (COLUMNS.contains(name) && !cell.isEmpty()) {
        json.put(name, NUMBERS.contains(name) ? number(cell) : cell);
      }
    }
    return json;
  }

  /** A text that is not a number is rejected with the line. */
  private static Object number(String cell) {
    try {
      return Double.valueOf(cell);
    } catch (NumberFormatException e) {
      return cell;
    }
  }
}
