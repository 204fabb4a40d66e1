/** Who chooses among the engines: the job, the settings of its owner, the deployment. */
package dev.cadenza.engines.choice;
