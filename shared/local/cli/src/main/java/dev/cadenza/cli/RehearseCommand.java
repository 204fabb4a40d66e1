package dev.cadenza.cli;

import dev.cadenza.cli.console.CommandFailed;
import dev.cadenza.cli.console.Terminal;
import dev.cadenza.platform.DataFolder;
import dev.cadenza.platform.Home;
import dev.cadenza.platform.LocalPlatform;
import dev.cadenza.platform.SampleUser;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/**
 * Runs typical first actions once, so that the JVM records the required classes (JEP 514). The
 * launcher runs it after a build.
 */
@Command(
    name = "rehearse",
    hidden = true,
    description = "Run two short jobs, so that the JVM can record a fast start.")
final class RehearseCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(RehearseCommand.class);

  @ParentCommand private Cadenza cadenza;

  @Override
  public Integer call() {
    cadenza.startLog(Home.find());
    Terminal silent =
        new Terminal(
            new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
            false,
            80);
    LocalPlatform platform = LocalPlatform.start(LocalPlatform.Options.temporary());
    try (AtExit _ = AtExit.run(platform::close);
        DataFolder files = DataFolder.temporary()) {
      run(platform, silent, files.path());
    }
    return 0;
  }

  /** A job that fails, for example without an engine, only reduces the recording. */
  private static void run(LocalPlatform platform, Terminal silent, Path files) {
    try (Demo demo = Demo.login(platform, SampleUser.EDITOR, silent)) {
      Demo.Outcome speech = demo.speak("Good morning, and welcome.", "flite/kal16", files);
      demo.transcribe(speech.file("speech.mp3"), files);
    } catch (CommandFailed e) {
      LOG.warn("The rehearsal ends early", e);
    }
  }
}
