//! Search and the command palette over the same customers.

use team::people::Role;

use super::{Scene, text};

#[tokio::test]
async fn a_customer_is_found_by_a_part_of_its_name() {
    let mut scene = Scene::of(&["Karun Steel", "فولاد کارون"], Role::Manager).await;
    let page = scene.csm.1.get("/search?q=karun").await.expect(200);
    assert!(text(&page, "#accounts").contains("Karun Steel Industries"));
    // Typed with the Arabic kaf.
    let page = scene.csm.1.get("/search?q=%D9%83%D8%A7%D8%B1%D9%88%D9%86").await.expect(200);
    assert!(text(&page, "#accounts").contains("فولاد کارون"));
    let _ = scene.csm.1.get("/search?q=nobody").await.expect(200).says("Nothing found");
    let _ = scene.csm.1.get("/search").await.expect(200).says("Type what you know");
}

#[tokio::test]
async fn a_person_is_found_by_the_number_as_it_is_dialled() {
    let scene = Scene::new().await;
    let mut csm = scene.csm.1.clone();
    let path = format!("/accounts/{}/contacts/new", scene.account());
    let mut contact = vec![
        ("name", "مریم رضایی"),
        ("role", "decision_maker"),
        ("phone", "+989121234567"),
        ("email", "m.rezaei@karun.example"),
    ];
    contact.extend([("form_of_address", ""), ("messenger", ""), ("language", "fa")]);
    let _ = csm.submit(&path, &path, contact).await.expect(200);
    for typed in ["0912%20123%204567", "m.rezaei", "%D8%B1%D8%B6%D8%A7%D9%8A%D9%8A"] {
        let page = csm.get(&format!("/search?q={typed}")).await.expect(200);
        assert!(text(&page, "#contacts").contains("مریم رضایی"), "{typed}: {}", text(&page, "main"));
    }
}

#[tokio::test]
async fn the_palette_offers_customers_acts_and_pages_by_right() {
    let mut scene = Scene::new().await;
    let found = scene.csm.1.get("/palette?q=karun").await.expect(200).json();
    assert_eq!(found[0]["label"], "Karun Steel Industries");
    assert_eq!(found[0]["href"], format!("/accounts/{}", scene.account()));
    let all = scene.csm.1.get("/palette?q=").await.expect(200).json();
    let hrefs: Vec<&str> = all.as_array().unwrap().iter().map(|e| e["href"].as_str().unwrap()).collect();
    assert!(hrefs.contains(&"/") && hrefs.contains(&"/tasks/new") && hrefs.contains(&"/accounts/new"), "{hrefs:?}");
    let (_, mut product) = scene.place.person("lin", Role::Product).await;
    let all = product.get("/palette?q=").await.expect(200).json();
    assert!(
        !all.as_array().unwrap().iter().any(|e| e["href"] == "/accounts/new"),
        "what one may not do is not offered"
    );
}

#[tokio::test]
async fn a_customer_is_found_by_its_site_its_number_and_its_mail() {
    let mut scene = Scene::new().await;
    let (_, mut admin) = scene.place.person("root", Role::Admin).await;
    let path = format!("/accounts/{}/edit", scene.account());
    let page = admin.get(&path).await.expect(200).html();
    let selector = scraper::Selector::parse("form input[name]:not([type=checkbox]), form select[name]").unwrap();
    let mut fields: Vec<(String, String)> = Vec::new();
    for field in page.select(&selector) {
        let chosen = scraper::Selector::parse("option[selected]").unwrap();
        let value = field.value().attr("value").or_else(|| field.select(&chosen).next()?.value().attr("value"));
        let name = field.value().attr("name").unwrap();
        if name != "_csrf" && !fields.iter().any(|(known, _)| known == name) {
            fields.push((name.to_owned(), value.unwrap_or("").to_owned()));
        }
    }
    let mut put =
        |key: &str, value: &str| fields.iter_mut().filter(|(k, _)| k == key).for_each(|f| f.1 = value.to_owned());
    put("website", "https://karun-steel.example");
    put("registration_id", "10103456789");
    put("email", "office@karun-steel.example");
    // The form gives back what it showed: a day too.
    let _ = admin.submit(&path, &path, &fields).await.expect(200);
    for typed in ["karun-steel.example", "10103456789", "office@karun"] {
        let found = scene.csm.1.get(&format!("/palette?q={typed}")).await.expect(200).json();
        assert_eq!(found[0]["label"], "Karun Steel Industries", "{typed}: {found}");
    }
}
