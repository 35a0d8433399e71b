//! The columns that tell of the hierarchy: the parent's name and id, and how many accounts are below.

use std::collections::HashMap;

use kernel::{Class, Result, Value, ValueType};
use query::ColumnSpec;
use web::{App, Ask, BoxFuture, Published};

use super::store::links;
use super::tree::{PARENT_ID, climb};
use crate::accounts::store;

/// An account with the parent that it has.
struct Belongs {
    account: String,
    parent: String,
    name: String,
}

pub(crate) fn load<'a>(app: &'a App, ask: &'a Ask) -> BoxFuture<'a, Result<Vec<Published>>> {
    Box::pin(async move {
        let all = ask.once(all(app)).await?;
        let (mut names, mut ids) = (ask.blank(), ask.blank());
        for one in all.iter() {
            if let Some(row) = ask.row(&one.account) {
                names[row] = Value::Text(one.name.clone());
                ids[row] = Value::Text(one.parent.clone());
            }
        }
        let up: HashMap<&str, &str> = all.iter().map(|one| (one.account.as_str(), one.parent.as_str())).collect();
        let mut below: HashMap<&str, u32> = HashMap::new();
        for one in all.iter() {
            for above in climb(one.account.as_str(), |id| up.get(id).copied()) {
                *below.entry(above).or_default() += 1;
            }
        }
        let count = |id: &String| Value::Number(f64::from(below.get(id.as_str()).copied().unwrap_or(0)));
        let counts = ask.ids.iter().map(count).collect();
        Ok(vec![
            (spec("parent", ValueType::Text), names),
            (spec(PARENT_ID, ValueType::Text), ids),
            (spec("accounts_below", ValueType::Number), counts),
        ])
    })
}

/// Every account whose parent is there.
async fn all(app: &App) -> Result<Vec<Belongs>> {
    let links = links(app.db.read()).await?;
    let mut parents: Vec<&str> = links.values().map(String::as_str).collect();
    parents.sort_unstable();
    parents.dedup();
    let names = store::names(app.db.read(), &parents).await?;
    let belongs = |(account, parent): (&String, &String)| {
        Some(Belongs { account: account.clone(), parent: parent.clone(), name: names.get(parent)?.clone() })
    };
    Ok(links.iter().filter_map(belongs).collect())
}

fn spec(key: &str, ty: ValueType) -> ColumnSpec {
    ColumnSpec::new(key, ty, Class::General).grouped("account")
}
