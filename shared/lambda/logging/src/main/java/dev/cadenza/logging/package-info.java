/**
 * The log of a deployed function: SLF4J's and the JDK's loggers write one JSON object per line to
 * standard output, which Lambda collects. It is only for the runtime layer, not for a class path
 * with another provider. It has no files, configuration or appenders: a log backend with these
 * takes longer to start than most functions run.
 */
package dev.cadenza.logging;
