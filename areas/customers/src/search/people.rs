//! Contacts by name, form of address, telephone, mail or messenger: a folded text of each, made anew when records have changed.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use kernel::{Class, Result};
use query::Viewed;
use text::{Needle, latin_digits, normalise};
use web::App;

use crate::contacts::store::Named;
use crate::contacts::{self, Contact};

/// Digits from which a number without letters is looked for among telephone numbers.
const DIGITS: usize = 4;

/// One contact as it is searched.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    id: String,
    account_id: String,
    /// Name, form of address, mail, messenger, folded.
    words: String,
    /// Digits of the telephone number.
    phone: String,
}

/// All contacts as of a position of the history; the edited ones are read again, not all.
#[derive(Default)]
struct Kept(Mutex<Option<(i64, Entries)>>);

/// Shared by searches that run while the next one is made.
type Entries = Arc<Vec<Arc<Entry>>>;

/// Beyond so many changes all contacts are read anew.
const FOLLOWED: u64 = 5_000;

/// Contacts that the words are found in and that the searcher may see, at most `most`, and how many there are in all.
pub(super) async fn found(app: &App, viewed: &Viewed<'_>, typed: &str, most: usize) -> Result<(Vec<Contact>, usize)> {
    let wanted = Wanted::new(typed);
    if wanted.is_nothing() {
        return Ok((Vec::new(), 0));
    }
    let entries = entries(app).await?;
    let may = |e: &&Arc<Entry>| viewed.row(&e.account_id).is_some_and(|row| viewed.view.may_see(row, Class::Personal));
    let hits: Vec<&Arc<Entry>> = entries.iter().filter(|e| wanted.found_in(e)).filter(may).collect();
    let ids: Vec<&str> = hits.iter().take(most).map(|e| e.id.as_str()).collect();
    let mut records = contacts::store::by_ids(app.db.read(), &ids).await?;
    records.sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.id.cmp(&b.id)));
    Ok((records, hits.len()))
}

async fn entries(app: &App) -> Result<Entries> {
    let (kept, db) = (app.kept.of::<Kept>(), app.db.read());
    let position = storage::position(db).await?;
    let known = kept.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let entries = match known {
        Some((at, entries)) if at == position => return Ok(entries),
        Some((at, entries)) => match storage::touched(db, (at, position), FOLLOWED).await? {
            Some(touched) => {
                let ids = touched.owners(db, "contacts", "id").await?;
                if ids.is_empty() { entries } else { edited(app, &entries, &ids).await? }
            }
            None => all(contacts::store::named(db, None).await?),
        },
        None => all(contacts::store::named(db, None).await?),
    };
    *kept.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((position, Arc::clone(&entries)));
    Ok(entries)
}

fn all(named: Vec<Named>) -> Entries {
    Arc::new(named.into_iter().map(|named| Arc::new(Entry::of(named))).collect())
}

/// The entries with these contacts as they are now.
async fn edited(app: &App, before: &[Arc<Entry>], ids: &BTreeSet<String>) -> Result<Entries> {
    let wanted: Vec<String> = ids.iter().cloned().collect();
    let fresh = contacts::store::named(app.db.read(), Some(&wanted)).await?;
    let kept = before.iter().filter(|entry| !ids.contains(&entry.id)).cloned();
    Ok(Arc::new(kept.chain(fresh.into_iter().map(|named| Arc::new(Entry::of(named)))).collect()))
}

impl Entry {
    fn of(named: Named) -> Self {
        let parts = [Some(named.name), named.form_of_address, named.email, named.messenger];
        let words: Vec<String> = parts.into_iter().flatten().collect();
        Self {
            id: named.id,
            account_id: named.account_id,
            words: normalise(&words.join(" ")),
            phone: digits(named.phone.as_deref().unwrap_or("")),
        }
    }
}

fn digits(text: &str) -> String {
    latin_digits(text).chars().filter(char::is_ascii_digit).collect()
}

/// What is looked for: words, or a telephone number.
struct Wanted {
    needle: Needle,
    phone: Option<String>,
}

impl Wanted {
    fn new(typed: &str) -> Self {
        let digits = digits(typed);
        // As dialled at home: 0912… is stored as +98912….
        let local = digits.trim_start_matches('0');
        let number = !typed.chars().any(char::is_alphabetic) && local.len() >= DIGITS;
        Self { needle: Needle::new(typed), phone: number.then(|| local.to_owned()) }
    }

    const fn is_nothing(&self) -> bool {
        self.needle.is_empty()
    }

    fn found_in(&self, entry: &Entry) -> bool {
        self.phone.as_ref().is_some_and(|phone| entry.phone.contains(phone.as_str()))
            || self.needle.found_in_normalised(&entry.words)
    }
}

/// Names of the accounts of these contacts, by id, as the searcher sees them.
pub(super) fn account_rows(viewed: &Viewed<'_>, contacts: &[Contact]) -> HashMap<String, usize> {
    contacts.iter().filter_map(|c| Some((c.account_id.clone(), viewed.row(&c.account_id)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> Entry {
        Entry::of(Named {
            id: "con_1".into(),
            account_id: "acc_1".into(),
            name: "مریم رضایی".into(),
            form_of_address: Some("سرکار خانم رضایی".into()),
            email: Some("M.Rezaei@karun.example".into()),
            phone: Some("+989121234567".into()),
            messenger: None,
        })
    }

    fn finds(typed: &str) -> bool {
        Wanted::new(typed).found_in(&entry())
    }

    #[test]
    fn a_name_is_found_in_each_spelling() {
        assert!(finds("رضايي مريم") && finds("خانم رضایی"));
        assert!(!finds("احمدی"));
    }

    #[test]
    fn a_number_is_found_as_it_is_dialled() {
        assert!(finds("0912 123 4567") && finds("+98 912-123-4567") && finds("۰۹۱۲۱۲۳"));
        assert!(!finds("0913 123 4567") && !finds("912x"));
    }

    #[test]
    fn a_mail_address_is_found_whatever_its_case() {
        assert!(finds("m.rezaei@karun") && finds("KARUN.example"));
    }
}
