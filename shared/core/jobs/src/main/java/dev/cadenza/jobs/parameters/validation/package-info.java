/** The types of parameters: their checks, their schemas and the errors of invalid values. */
package dev.cadenza.jobs.parameters.validation;
