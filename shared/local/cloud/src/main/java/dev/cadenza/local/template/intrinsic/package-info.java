/** The intrinsic functions of templates, in both notations, and conditions. */
package dev.cadenza.local.template.intrinsic;
