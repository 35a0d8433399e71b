//! Passwords: argon2id, off the threads that serve pages, and never faster for an unknown address.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use kernel::{Entropy, Error, Result};
use tokio::sync::Semaphore;

/// Shorter ones are guessed. NIST SP 800-63B asks for at least 8, and for no rules about characters.
const SHORTEST: usize = 10;
/// Longer ones only keep the processor busy.
const LONGEST: usize = 256;

/// Each hash takes 19 MiB for a moment; no more of them at once than the memory of a small machine bears.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// Checks a new password before it is hashed.
pub(crate) fn checked(password: &str, mail: &str) -> Result<()> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Err(Error::field("password", kernel::Says::new("password-short").with("least", SHORTEST)));
    }
    if length > LONGEST {
        return Err(Error::field("password", kernel::Says::new("password-long").with("most", LONGEST)));
    }
    let mut letters = password.chars();
    let first = letters.next();
    if password.to_lowercase() == mail || letters.all(|c| Some(c) == first) {
        return Err(Error::field("password", "password-easy"));
    }
    Ok(())
}

/// The hash of a password, to be kept.
pub(crate) async fn hash(password: String, entropy: &Entropy) -> Result<String> {
    let salt = entropy.bytes::<16>();
    work(move || hash_with(&password, &salt)).await?
}

/// Whether a password fits a kept hash. Without a hash the same work is done, and the answer is no.
pub(crate) async fn fits(password: String, kept: Option<String>) -> Result<bool> {
    work(move || match kept {
        Some(kept) => {
            let kept = PasswordHash::new(&kept).map_err(Error::internal)?;
            Ok(Argon2::default().verify_password(password.as_bytes(), &kept).is_ok())
        }
        None => hash_with(&password, &[0; 16]).map(|_| false),
    })
    .await?
}

fn hash_with(password: &str, salt: &[u8]) -> Result<String> {
    let hash: PasswordHash =
        Argon2::default().hash_password_with_salt(password.as_bytes(), salt).map_err(Error::internal)?;
    Ok(hash.to_string())
}

async fn work<T: Send + 'static>(job: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let _turn = AT_ONCE.acquire().await.map_err(Error::internal)?;
    tokio::task::spawn_blocking(job).await.map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_fits_its_hash_and_no_other() {
        let entropy = Entropy::seeded(1);
        let kept = hash("کارون و دنا ۱۴۰۵".to_owned(), &entropy).await.unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(fits("کارون و دنا ۱۴۰۵".to_owned(), Some(kept.clone())).await.unwrap());
        assert!(!fits("کارون و دنا ۱۴۰۴".to_owned(), Some(kept.clone())).await.unwrap());
        assert!(!fits("anything".to_owned(), None).await.unwrap());
        assert_ne!(kept, hash("کارون و دنا ۱۴۰۵".to_owned(), &entropy).await.unwrap(), "the salt differs");
    }

    #[test]
    fn easy_passwords_are_refused_with_the_reason() {
        let key = |password: &str| checked(password, "sara@example.com").err().map(|e| e.faults[0].says.key.clone());
        assert_eq!(key("short").as_deref(), Some("password-short"));
        assert_eq!(key(&"x1".repeat(200)).as_deref(), Some("password-long"));
        assert_eq!(key("aaaaaaaaaaaa").as_deref(), Some("password-easy"));
        assert_eq!(key("Sara@Example.com").as_deref(), Some("password-easy"));
        assert_eq!(key("九个字不够长的密码啊"), None);
    }
}
