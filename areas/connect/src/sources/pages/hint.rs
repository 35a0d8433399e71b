//! How to install an SDK so that it sends here: a few lines to copy.

use maud::{Markup, html};
use web::Viewer;
use web::components::{Button, Section};

/// The lines for a kind of source at `host`. `secret` stands where the write key goes; without it a placeholder does.
pub(super) fn snippet(kind: &str, host: &str, secret: Option<&str>) -> String {
    let key = secret.unwrap_or("WRITE_KEY");
    let (protocol, name) = host.split_once("://").unwrap_or(("https", host));
    match kind {
        "node" => format!(
            "// npm install @segment/analytics-node\nimport {{ Analytics }} from '@segment/analytics-node'\n\nconst analytics = new Analytics({{ writeKey: '{key}', host: '{host}' }})\nanalytics.track({{ userId: 'u-1', event: 'report.opened', context: {{ groupId: 'account-key' }} }})\n"
        ),
        "python" => format!(
            "# pip install segment-analytics-python\nimport segment.analytics as analytics\n\nanalytics.write_key = '{key}'\nanalytics.host = '{host}'\nanalytics.track('u-1', 'report.opened', context={{'groupId': 'account-key'}})\nanalytics.flush()\n"
        ),
        "browser" => format!(
            "// npm install @segment/analytics-next\nimport {{ AnalyticsBrowser }} from '@segment/analytics-next'\n\nconst analytics = AnalyticsBrowser.load({{ writeKey: '{key}' }}, {{\n  integrations: {{ 'Segment.io': {{ apiHost: '{name}/v1', protocol: '{protocol}' }} }},\n}})\nanalytics.track('report.opened', {{}}, {{ groupId: 'account-key' }})\n"
        ),
        _ => format!(
            "curl {host}/v1/track -u '{key}:' -H 'content-type: application/json' \\\n  -d '{{\"userId\": \"u-1\", \"event\": \"report.opened\", \"messageId\": \"m-1\", \"context\": {{\"groupId\": \"account-key\"}}}}'\n"
        ),
    }
}

/// The section with the lines.
pub(super) fn section(v: &Viewer, kind: &str, secret: Option<&str>) -> Markup {
    let lines = snippet(kind, &v.origin, secret);
    html! {
        (Section::new(v.t("source-install")).note(v.t("source-install-note"))
            .action(Button::plain(v.t("act-copy")).small().copies(&lines))
            .body(html! { pre dir="ltr" { code { (lines) } } }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_lines_with_the_key_and_the_own_address() {
        for kind in super::super::super::KINDS {
            let host = "http://127.0.0.1:7171";
            let (shown, later) = (snippet(kind, host, Some("wk_x")), snippet(kind, host, None));
            assert!(shown.contains("wk_x") && shown.contains("127.0.0.1:7171"), "{shown}");
            assert!(later.contains("WRITE_KEY"), "{later}");
        }
    }
}
