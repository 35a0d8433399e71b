//! The import wizard as a person uses it: choose a file, start, and wait until it is over.

use std::time::{Duration, Instant};

use axum::http::Method;
use testkit::{Answer, Client};

/// How long an import of a test may take.
const LIMIT: Duration = Duration::from_secs(60);
const BORDER: &str = "border-of-a-test";

/// Uploads a file with its mapping; an answer of 422 is the form again.
pub async fn upload(client: &mut Client, mapping: &str, name: &str, bytes: &[u8]) -> Answer {
    let token = client.token("/import").await;
    let mut body = Vec::new();
    for (field, value) in [("_csrf", token.as_str()), ("kind", ""), ("kept", ""), ("toml", mapping)] {
        body.extend(
            format!("--{BORDER}\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n").bytes(),
        );
    }
    let head = format!("--{BORDER}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
    body.extend(head.bytes());
    body.extend(bytes);
    body.extend(format!("\r\n--{BORDER}--\r\n").bytes());
    let kind = format!("multipart/form-data; boundary={BORDER}");
    client.send(Method::POST, "/import", Some(&kind), body).await
}

/// Uploads a file and gives the import's id.
pub async fn uploaded(client: &mut Client, mapping: &str, name: &str, bytes: &[u8]) -> String {
    let answer = upload(client, mapping, name, bytes).await.expect(200);
    let page = answer.text();
    let from = page.find("/import/imp_").unwrap_or_else(|| panic!("no import in\n{page}")) + "/import/".len();
    page[from..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
}

/// Runs an uploaded import and gives the page of its result.
pub async fn run(client: &mut Client, id: &str) -> Answer {
    let fields: [(&str, &str); 0] = [];
    let mut page = client.submit("/import", &format!("/import/{id}/run"), fields).await.expect(200);
    let end = Instant::now() + LIMIT;
    while page.text().contains(&format!("/import/{id}/cancel")) {
        assert!(Instant::now() < end, "the import is not over:\n{}", page.text());
        tokio::time::sleep(Duration::from_millis(20)).await;
        page = client.get(&format!("/import/{id}/result")).await.expect(200);
    }
    page
}
