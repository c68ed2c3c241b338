//! No escalation (REQUIREMENTS §3): every way there is to more rights than one
//! has, each refused with its reason, without any change, and journalled.

mod able;
mod above;
mod enrolling;
mod given;
mod grant;
mod last;
mod latent;
mod oneself;
mod planted;
mod upward;
