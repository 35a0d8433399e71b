//! `GET /settings/tokens`: one's tokens; making one shows its secret once.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{Error, Instant, Result, Says, new_secret};
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::{Value, json};
use web::components::{
    Button, Checkbox, Column, DataTable, EmptyState, ErrorSummary, Field, FormView, Notice, PageHeader, PostButton,
    Row, Section, Tone, tag,
};
use web::{App, Form, Go, Outcome, Shared, Via, Viewer, page};

use super::model::{Entity, Token};
use super::{digest, of_person, scopes};
use sea_orm::EntityTrait;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    name: String,
    scopes: Vec<String>,
}

/// Handler of the page.
pub(crate) async fn list(State(app): State<Shared>, viewer: Viewer) -> Outcome {
    viewer.need("token.manage")?;
    draw(&app, &viewer, &Input::default(), (None, None)).await
}

/// Handler of the form.
pub(crate) async fn create(State(app): State<Shared>, viewer: Viewer, Form(input): Form<Input>) -> Outcome<Response> {
    viewer.need("token.manage")?;
    let secret = format!("tnr_{}", new_secret(&app.entropy));
    match save(&app, &viewer, &input, &secret).await {
        Ok(()) => Ok(draw(&app, &viewer, &Input::default(), (None, Some(&secret))).await?.into_response()),
        Err(error) => Ok((StatusCode::UNPROCESSABLE_ENTITY, draw(&app, &viewer, &input, (Some(&error), None)).await?)
            .into_response()),
    }
}

async fn save(app: &App, viewer: &Viewer, input: &Input, secret: &str) -> Result<()> {
    let token = Token {
        id: app.id("tok"),
        name: input.name.trim().to_owned(),
        person_id: viewer.id.clone(),
        secret_hash: digest(secret),
        scopes: input.scopes.join(" "),
        made_at: app.now().0,
        used_at: None,
        ended_at: None,
        version: 1,
    };
    let token = token.checked(&scopes(app))?;
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let says = Says::new("token-made").with("name", token.name.as_str());
    team::audit::note(&tx, "token.made", &token.id, says).await?;
    tx.insert(token).await?;
    tx.commit().await
}

#[derive(Debug, Deserialize)]
pub(crate) struct Nothing {}

/// Ends a token at once.
pub(crate) async fn end(
    State(app): State<Shared>,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(Nothing {}): Form<Nothing>,
) -> Outcome<Go> {
    viewer.need("token.manage")?;
    let found = Entity::find_by_id(&id).one(app.db.read()).await.map_err(|e| storage::fault(&e))?;
    let token = found.filter(|t| t.person_id == viewer.id).ok_or_else(Error::not_found)?;
    let tx = app.db.write(app.by(viewer.actor())).await?;
    let says = Says::new("token-ended").with("name", token.name.as_str());
    team::audit::note(&tx, "token.ended", &id, says.clone()).await?;
    tx.update(&token, Token { ended_at: Some(app.now().0), ..token.clone() }).await?;
    tx.commit().await?;
    Ok(Go::to("/settings/tokens").saying(says))
}

/// `GET /api/v1/token`.
pub(crate) async fn current(viewer: Viewer) -> Outcome<Json<Value>> {
    match &viewer.via {
        Via::Token(id, scopes) => Ok(Json(json!({"id": id, "scopes": scopes, "person": viewer.id}))),
        Via::Session(_) => Ok(Json(json!({"id": null, "scopes": null, "person": viewer.id}))),
    }
}

async fn draw(app: &App, v: &Viewer, input: &Input, (error, secret): (Option<&Error>, Option<&str>)) -> Outcome {
    let tokens = of_person(app, &v.id).await?;
    let title = v.t("tokens-title");
    let body = html! {
        (ErrorSummary::new(&v.reader, error))
        (Field::text("name", v.t("token-name")).value(&input.name).hint(v.t("token-name-hint")).required().faults(&v.reader, error))
        fieldset id="scopes" { legend { (v.t("token-scopes")) }
            @for scope in scopes(app) {
                (Checkbox::new("scopes", scope).value(scope).checked(input.scopes.iter().any(|s| s == scope)).id(format!("scope-{}", scope.replace(':', "-"))))
            }
        }
        (Button::submit(v.t("token-make")).primary())
    };
    let main = html! {
        (PageHeader::new(&title).question(v.t("tokens-question")))
        @if let Some(secret) = secret {
            (Notice::good(html! { p { (v.t("token-shown-once")) } code dir="ltr" { (secret) } " " (Button::plain(v.t("act-copy")).small().copies(secret)) }))
        }
        @if tokens.is_empty() { (EmptyState::new(v.t("tokens-empty")).text(v.t("tokens-empty-text")).icon("link")) } @else { (table(v, &tokens)) }
        (Section::new(v.t("token-new")).body(html! { (FormView::post("/settings/tokens", &v.csrf).body(body)) }))
        p class="quiet" { a href="/api/openapi.json" { (v.t("tokens-openapi")) } }
    };
    Ok(page(app, v, &title, main))
}

fn table(v: &Viewer, tokens: &[Token]) -> Markup {
    let mut table = DataTable::new(&v.reader, v.t("tokens-title"))
        .column(Column::new("name", v.t("token-name")).header())
        .column(Column::new("scopes", v.t("token-scopes")))
        .column(Column::new("used", v.t("token-used")));
    for token in tokens {
        let used = token.used_at.map_or_else(|| v.t("token-never-used"), |at| v.reader.moment(Instant(at)));
        let mut row =
            Row::new(&token.id).cell(html! { bdi { (token.name) } }).cell(html! { code dir="ltr" { (token.scopes) } });
        row = match token.ended_at {
            Some(_) => row.cell(tag(v.t("token-is-ended"), Tone::Neutral)),
            None => row.cell(used).actions(html! { (PostButton::new(format!("/settings/tokens/{}/end", token.id), &v.csrf, v.t("token-end")).danger().small()) }),
        };
        table = table.row(row);
    }
    html! { (table) }
}
