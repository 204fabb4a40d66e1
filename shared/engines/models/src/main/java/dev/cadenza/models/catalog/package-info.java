/** The catalogue of models: their files, where these come from, and conversions. */
package dev.cadenza.models.catalog;
