//! The vocabulary both halves of LuxMedica speak.
