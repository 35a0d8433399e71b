//! The map of divisions: every customer stands in one cell that opens it, and who moved is told from a kept day.

use insight::proof;
use kernel::{Class, ValueType};
use query::{ColumnSpec, Expression};
use scraper::{Html, Selector};
use team::people::Role;

use crate::place::Place;

fn links(page: &str) -> Vec<(String, usize)> {
    let (page, found) =
        (Html::parse_document(page), Selector::parse("figure details td a[href^='/accounts']").unwrap());
    let digits = |text: String| text.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap();
    page.select(&found).map(|a| (a.value().attr("href").unwrap().to_owned(), digits(a.text().collect()))).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn cells_open_their_customers_and_movements_add_up() {
    let place = Place::demo().await;
    let app = place.app();
    let mut lead = place.as_role(Role::Lead).await;
    let page = lead.get("/insight/map").await.expect(200).says("Movements need past weeks").text();
    let cells = links(&page);
    assert!(cells.len() > 3, "{cells:?}");
    assert_eq!(cells.iter().map(|(_, count)| count).sum::<usize>(), 60, "each customer in one cell");
    let board = app.board.load();
    let frame = board.frame("account").unwrap();
    for (href, count) in &cells {
        let url = format!("http://x{href}").parse::<axum::http::Uri>().unwrap();
        let axum::extract::Query(asked) =
            axum::extract::Query::<std::collections::HashMap<String, String>>::try_from_uri(&url).unwrap();
        let condition = Expression::condition(&asked["where"], frame).unwrap().evaluate(frame).array;
        let inside =
            frame.clone().with_array(ColumnSpec::new("inside", ValueType::Flag, Class::General), condition).unwrap();
        let counted = (0..inside.len()).filter(|&row| inside.value(row, "inside").flag() == Some(true)).count();
        assert_eq!(counted, *count, "{href}");
    }
    let day = proof::Days { weeks: 6, during: Vec::new() }.until(app.today())[0];
    tenure::closing::look_at(app, day).await.unwrap();
    let moved = lead.get("/insight/map?rows=health_band&columns=segment_nothing&moving=health_band").await.expect(200);
    let moved = moved.says("Choose columns that divide").says("Customers that moved").text();
    let page = Html::parse_document(&moved);
    let rows: Vec<Vec<String>> = page
        .select(&Selector::parse("#moved figure details tbody tr").unwrap())
        .map(|row| row.select(&Selector::parse("th, td").unwrap()).map(|cell| cell.text().collect()).collect())
        .collect();
    let told: usize = rows.iter().map(|row| row[2].parse::<usize>().unwrap()).sum();
    let look = web::past::Look { day, knowledge: web::past::Of::Then, definitions: web::past::Of::Now };
    let past = tenure::past::opened(app, look).await.unwrap();
    let known = past.board.load().frame("account").unwrap().len();
    assert_eq!(told, known, "whoever was known then is told of");
    let _ = lead.get("/insight/map?moving=name&since=2001-01-01").await.expect(200).says("Choose columns that divide");
}
