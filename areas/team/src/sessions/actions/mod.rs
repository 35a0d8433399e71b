//! The writes of signing in.
pub(in crate::sessions) mod accept;
pub(in crate::sessions) mod end;
pub(in crate::sessions) mod first;
pub(in crate::sessions) mod password;
pub(in crate::sessions) mod sign_in;
pub(in crate::sessions) mod sign_out;
