/**
 * The log of a deployed function: SLF4J's and the JDK's loggers write one JSON object a line to
 * standard output, where Lambda picks it up. It belongs to the runtime layer alone; on a class path
 * that has another provider it has no place. It knows no files, no configuration and no appenders:
 * a log backend that has them takes longer to start than most functions run.
 */
package dev.cadenza.logging;
