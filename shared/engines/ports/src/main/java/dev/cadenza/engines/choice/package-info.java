/** The selection of engines: by the job, the settings of its owner, the deployment. */
package dev.cadenza.engines.choice;
