//! Rights over accounts: by role, by owner, by the workspace's settings.

use kernel::{Class, Error, Kind};
use team::people::Role;
use team::rights;
use web::{Via, Viewer};

use super::account;
use crate::place::Place;

async fn viewer(place: &Place, id: &str) -> Viewer {
    let viewer =
        team::sessions::viewer_of(place.app(), id, Via::Session("ses_test".to_owned()), String::new()).await.unwrap();
    viewer.unwrap()
}

#[tokio::test]
async fn owners_write_their_own_and_only_the_commercial_side_sees_amounts() {
    let place = Place::empty().await;
    let (sara, _) = place.person("sara", Role::Manager).await;
    let (arash, _) = place.person("arash", Role::AccountManager).await;
    let own = account(&place, "own", Some(&sara), Some(&arash)).await;
    let other = account(&place, "other", None, None).await;
    let (csm, am) = (viewer(&place, &sara).await, viewer(&place, &arash).await);
    let app = place.app();
    let of = |who: &Viewer, id: &str| rights::account(app, who, id);
    assert!(of(&csm, &own).write && !of(&csm, &other).write && of(&csm, &other).read && of(&csm, &other).log);
    assert!(!of(&csm, &own).sees(Class::Money) && of(&csm, &own).sees(Class::Note));
    assert!(of(&am, &own).write_money && !of(&am, &other).write_money && of(&am, &other).sees(Class::Money));
    assert_eq!(rights::need_write(app, &csm, &other).map_err(|e: Error| e.kind), Err(Kind::Forbidden));
}

#[tokio::test]
async fn bitmaps_and_single_answers_agree_for_every_role() {
    let place = Place::empty().await;
    let (sara, _) = place.person("sara", Role::Manager).await;
    let mut ids = vec![account(&place, "none", None, None).await, account(&place, "of-sara", Some(&sara), None).await];
    for role in Role::ALL {
        let (id, _) = place.person(&format!("one-{}", role.key()), role).await;
        ids.push(account(&place, &format!("csm-{}", role.key()), Some(&id), Some(&sara)).await);
        ids.push(account(&place, &format!("am-{}", role.key()), Some(&sara), Some(&id)).await);
    }
    for person in team::people::all(place.app()).await.unwrap().iter() {
        let viewer = viewer(&place, &person.id).await;
        let all = rights::viewed(place.app(), &viewer, "account");
        for id in &ids {
            let row = all.frame.row(id).unwrap();
            for class in Class::ALL {
                let one = rights::may_see(place.app(), &viewer, id, class);
                assert_eq!(all.view.may_see(row, class), one, "{} {id} {class:?}", person.key);
            }
        }
    }
}

#[tokio::test]
async fn the_workspace_decides_who_sees_amounts_and_it_holds_at_once() {
    let place = Place::empty().await;
    let (_, mut admin) = place.person("admin", Role::Admin).await;
    let (sara, _) = place.person("sara", Role::Manager).await;
    let own = account(&place, "own", Some(&sara), None).await;
    let other = account(&place, "other", None, None).await;
    let sees = async |id: &str| rights::may_see(place.app(), &viewer(&place, &sara).await, id, Class::Money);
    assert!(!sees(&own).await);
    let mut fields =
        vec![("name", "Karavan"), ("zone", "Asia/Tehran"), ("currency", "USD"), ("calendar", "IR"), ("language", "en")];
    fields.extend([("renewal_owner", "am"), ("amounts", "owner")]);
    let page = admin.submit("/settings/workspace", "/settings/workspace", &fields).await.expect(200);
    assert!(sees(&own).await && !sees(&other).await);
    let _ = super::undo(&mut admin, &page).await.expect(200);
    assert!(!sees(&own).await);
}

#[tokio::test]
async fn the_page_of_rights_shows_the_rules_in_force() {
    let place = Place::empty().await;
    let (_, mut sara) = place.person("sara", Role::Manager).await;
    let page = sara.get("/settings/policies").await.expect(200).says("Sees amounts, prices, discounts");
    assert!(page.text().contains("those who talk price see amounts"));
}
