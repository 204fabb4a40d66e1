/** The catalogue of neural models, and their installation: download, check, convert. */
package dev.cadenza.models;
