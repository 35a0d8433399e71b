//! Making a source, changing its rules, giving it a new write key, ending it.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{Result, Says, new_secret};
use serde::Deserialize;
use web::{App, Form, Go, Outcome, Shared, Viewer};

use super::model::{Source, key_from};
use super::{pages, store};
use crate::tokens::digest;

/// What the form of a source sends.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Input {
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) names: String,
    pub(super) facts: String,
    pub(super) own: String,
    pub(super) creates: Option<String>,
    pub(super) per_second: String,
    pub(super) version: i64,
}

impl Input {
    /// What stands in the form of a source.
    pub(super) fn of(source: &Source) -> Self {
        Self {
            name: source.name.clone(),
            kind: source.kind.clone(),
            names: source.names_rule.clone(),
            facts: source.facts_rule.clone(),
            own: source.own_rule.clone(),
            creates: source.creates.then(|| "1".to_owned()),
            per_second: source.per_second.to_string(),
            version: source.version,
        }
    }

    fn onto(&self, source: Source) -> Result<Source> {
        let typed: String = text::latin_digits(&self.per_second).chars().filter(char::is_ascii_digit).collect();
        Source {
            name: self.name.trim().to_owned(),
            kind: self.kind.clone(),
            names_rule: self.names.clone(),
            facts_rule: self.facts.clone(),
            own_rule: self.own.clone(),
            creates: self.creates.is_some(),
            per_second: typed.parse().unwrap_or(0),
            ..source
        }
        .checked()
    }
}

fn secret(app: &App) -> String {
    format!("wk_{}", new_secret(&app.entropy))
}

/// `POST /settings/sources`: makes a source and shows its write key once.
pub(super) async fn make(State(app): State<Shared>, viewer: Viewer, Form(input): Form<Input>) -> Outcome<Response> {
    viewer.need("settings.manage")?;
    let secret = secret(&app);
    match make_source(&app, &viewer, &input, &secret).await {
        Ok(source) => Ok(pages::one::shown(&app, &viewer, &source, (None, Some(&secret))).await?.into_response()),
        Err(error) if error.kind == kernel::Kind::Invalid => {
            let page = pages::list::shown(&app, &viewer, &input, Some(&error)).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

async fn make_source(app: &App, viewer: &Viewer, input: &Input, secret: &str) -> Result<Source> {
    let all = store::all(app.db.read()).await?;
    let key = key_from(&input.name, |key| all.iter().any(|s| s.key == key));
    let blank = Source {
        id: app.id("src"),
        key,
        name: String::new(),
        kind: String::new(),
        secret_hash: digest(secret),
        names_rule: String::new(),
        facts_rule: String::new(),
        own_rule: String::new(),
        creates: false,
        per_second: 0,
        made_at: app.now().0,
        ended_at: None,
        version: 1,
    };
    let source = input.onto(blank)?;
    let tx = app.db.write(app.by(viewer.actor())).await?;
    note(&tx, &source, "source-made").await?;
    let source = tx.insert(source).await?;
    tx.commit().await?;
    app.touched();
    Ok(source)
}

/// `POST /settings/sources/{id}`: name, kind, rules, rate.
pub(super) async fn change(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(input): Form<Input>,
) -> Outcome<Response> {
    viewer.need("settings.manage")?;
    let old = store::get(app.db.read(), &id).await?;
    let changed = match input.onto(old.clone()) {
        Ok(_) if input.version != old.version => Err(kernel::Error::stale()),
        checked => checked,
    };
    let source = match changed {
        Ok(source) => source,
        Err(error) => {
            let page = pages::one::shown(&app, &viewer, &old, (Some((&input, &error)), None)).await?;
            return Ok((web::failure::status(error.kind), page).into_response());
        }
    };
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    let says = note(&tx, &source, "source-changed").await?;
    tx.update(&old, source).await?;
    tx.commit().await?;
    app.touched();
    Ok(Go::to(format!("/settings/sources/{id}")).undoing(says, &cause).into_response())
}

#[derive(Debug, Deserialize)]
pub(super) struct Nothing {}

/// `POST /settings/sources/{id}/rotate`: a new write key; the one before stops working at once.
pub(super) async fn rotate(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(Nothing {}): Form<Nothing>,
) -> Outcome {
    viewer.need("settings.manage")?;
    let old = store::get(app.db.read(), &id).await?;
    let secret = secret(&app);
    let tx = app.db.write(app.by(viewer.actor())).await?;
    note(&tx, &old, "source-rotated").await?;
    let source = tx.update(&old, Source { secret_hash: digest(&secret), ended_at: None, ..old.clone() }).await?;
    tx.commit().await?;
    app.touched();
    Ok(pages::one::shown(&app, &viewer, &source, (None, Some(&secret))).await?)
}

/// `POST /settings/sources/{id}/end`: nothing more is taken from it. Its events stay.
pub(super) async fn end(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(Nothing {}): Form<Nothing>,
) -> Outcome<Go> {
    viewer.need("settings.manage")?;
    let old = store::get(app.db.read(), &id).await?;
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let cause = tx.by().cause.clone();
    let says = note(&tx, &old, "source-ended").await?;
    tx.update(&old, Source { ended_at: Some(app.now().0), ..old.clone() }).await?;
    tx.commit().await?;
    app.touched();
    Ok(Go::to("/settings/sources").undoing(says, &cause))
}

/// Writes the line of the audit log, and gives what it says for the notice.
async fn note(tx: &storage::Tx, source: &Source, key: &'static str) -> Result<Says> {
    let says = Says::new(key).with("name", source.name.as_str());
    team::audit::note(tx, "settings.manage", &format!("source:{}", source.id), says.clone()).await?;
    Ok(says)
}
