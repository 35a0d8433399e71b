//! What every page must keep, in every language.

use scraper::{ElementRef, Html, Selector};

/// All text of a page, with single blanks.
pub fn text_of(html: &str) -> String {
    let page = Html::parse_document(html);
    page.root_element().text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is wrong with a page in `language`; empty when all is well.
pub fn faults(html: &str, language: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let mut faults = Vec::new();
    let root = page.root_element();
    let direction = if language == "fa" { "rtl" } else { "ltr" };
    if root.value().attr("lang") != Some(language) {
        faults.push(format!("lang is {:?}, not {language}", root.value().attr("lang")));
    }
    if root.value().attr("dir").unwrap_or("ltr") != direction {
        faults.push(format!("dir is {:?}, not {direction}", root.value().attr("dir")));
    }
    let headings = select(&page, "h1").count();
    if headings != 1 {
        faults.push(format!("{headings} h1"));
    }
    if html.contains('⟦') {
        let at: Vec<&str> = html.split('⟦').skip(1).filter_map(|rest| rest.split('⟧').next()).collect();
        faults.push(format!("missing texts: {at:?}"));
    }
    for styled in select(&page, "[style]") {
        faults.push(format!("inline style on {}", styled.value().name()));
    }
    for script in select(&page, "script").filter(|s| s.value().attr("src").is_none()) {
        faults.push(format!("inline script: {}", script.text().collect::<String>()));
    }
    faults.extend(unlabelled(&page));
    faults.extend(twice(&page));
    faults
}

fn select<'a>(page: &'a Html, selector: &str) -> impl Iterator<Item = ElementRef<'a>> {
    let selector = Selector::parse(selector).expect("a CSS selector");
    page.select(&selector).collect::<Vec<_>>().into_iter()
}

/// Controls without a name for assistive technology.
fn unlabelled(page: &Html) -> Vec<String> {
    let labels: Vec<&str> = select(page, "label[for]").filter_map(|l| l.value().attr("for")).collect();
    let controls = select(page, "input:not([type=hidden]):not([type=submit]), select, textarea");
    let named = |e: &ElementRef<'_>| {
        let value = e.value();
        let inside = e.ancestors().filter_map(ElementRef::wrap).any(|a| a.value().name() == "label");
        inside
            || value.attr("aria-label").is_some()
            || value.attr("aria-labelledby").is_some()
            || value.attr("id").is_some_and(|id| labels.contains(&id))
    };
    controls.filter(|e| !named(e)).map(|e| format!("no label: {}", e.html())).collect()
}

/// The names and values that a form would send as it stands, without its token.
pub fn fields(html: &str, form: &str) -> Vec<(String, String)> {
    let page = Html::parse_document(html);
    let form = select(&page, form).next().expect("a form that the CSS selector finds");
    let of = |css: &str| {
        let css = Selector::parse(css).expect("a CSS selector");
        form.select(&css).collect::<Vec<_>>()
    };
    let attribute = |e: &ElementRef<'_>, name: &str| e.value().attr(name).unwrap_or_default().to_owned();
    let mut fields = Vec::new();
    for input in of("input[name]:not([type=checkbox]):not([type=radio]), input[name][checked]") {
        fields.push((attribute(&input, "name"), attribute(&input, "value")));
    }
    for area in of("textarea[name]") {
        fields.push((attribute(&area, "name"), area.text().collect::<String>().trim().to_owned()));
    }
    for choice in of("select[name]") {
        let option = Selector::parse("option[selected]").expect("a CSS selector");
        let chosen = choice.select(&option).next().map(|o| attribute(&o, "value")).unwrap_or_default();
        fields.push((attribute(&choice, "name"), chosen));
    }
    fields.retain(|(name, _)| name != "_csrf");
    fields
}

/// Ids that stand twice.
fn twice(page: &Html) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    let ids = select(page, "[id]").filter_map(|e| e.value().attr("id"));
    ids.filter(|id| !seen.insert(id.to_owned())).map(|id| format!("the id {id} stands twice")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_with_every_fault_is_found_out() {
        let page = "<html lang=en dir=ltr><h1>a</h1><h1 id=x>b</h1><p id=x style='color:red'>⟦today⟧</p><input name=q><script>1</script></html>";
        assert_eq!(faults(page, "en").len(), 6);
        assert!(faults("<html lang=fa dir=rtl><h1>سلام</h1></html>", "fa").is_empty());
    }
}
