package dev.cadenza.dubbing;

import dev.cadenza.jobs.parameters.BurnInParameters;
import dev.cadenza.media.ffmpeg.Media;
import dev.cadenza.media.ffmpeg.SubtitleBurner;
import dev.cadenza.media.subtitles.AssStyle;
import dev.cadenza.media.subtitles.AssText;
import dev.cadenza.media.subtitles.CueDraft;
import dev.cadenza.pipeline.StepContext;
import dev.cadenza.pipeline.files.WorkFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The dubbed video with its subtitles in the pictures. */
record BurnedDub(DubFiles texts, BurnInParameters wanted, Media media, StepContext context) {
  WorkFile write(Path dubbed) throws IOException, InterruptedException {
    List<CueDraft> drafts =
        switch (wanted.text().orElse("translation")) {
          case "original" -> texts.source();
          case "bilingual" -> texts.bilingual();
          default -> texts.target();
        };
    SubtitleBurner burner = media.burner();
    SubtitleBurner.Size size = burner.size(dubbed, context::cancelled);
    AssText ass = new AssText(AssStyle.of(wanted.style()), size.width(), size.height());
    WorkFile video = new WorkFile("subtitled.mp4");
    double seconds = Math.max(1, texts.seconds());
    burner.write(
        dubbed,
        ass.write(drafts),
        context.directory(),
        context.path(video),
        done -> context.progress(Math.min(1, done / seconds)),
        context::cancelled);
    return video;
  }
}
