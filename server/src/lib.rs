//! The LuxMedica server.
