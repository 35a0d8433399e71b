//! First mappings for files that nobody has mapped.

use tables::{Calendar, FileOptions, Looks, NumberStyle, Order, Proposal, Source, Sure, propose};

use crate::house::{Folder, mapped, target};

fn proposal(text: &str) -> Proposal {
    let folder = Folder::new();
    let (source, rows) = Source::sample(&folder.write("file.csv", text), &FileOptions::default(), 20).unwrap();
    propose(&target("accounts"), source.columns(), &rows)
}

fn found(proposal: &Proposal, column: &str) -> (Option<String>, Sure, Looks) {
    let one = proposal.columns.iter().find(|proposed| proposed.column == column).unwrap();
    (one.field.clone(), one.sure, one.looks)
}

#[test]
fn names_in_three_languages() {
    let english = proposal(
        "Account ID,Company,SignUp Date,Employees,Channel\nA1,Acme,2024-05-20,40,web\nA2,Karun,2024-05-21,12,app\n",
    );
    assert_eq!(found(&english, "Account ID"), (Some("key".into()), Sure::Certain, Looks::Text));
    assert_eq!(found(&english, "SignUp Date"), (Some("created_on".into()), Sure::Certain, Looks::Day));
    assert_eq!(found(&english, "Employees"), (Some("team_size".into()), Sure::Certain, Looks::Whole));
    assert_eq!(found(&english, "Channel"), (Some("own:channel".into()), Sure::Not, Looks::Text));
    assert_eq!(english.mapping.fields.len(), 4);
    let chinese = proposal("客户编号,客户名称,城市,创建日期\n1,上海云帆,上海,2024年5月20日\n");
    assert_eq!(found(&chinese, "客户名称").0.as_deref(), Some("name"));
    assert_eq!(found(&chinese, "创建日期"), (Some("created_on".into()), Sure::Certain, Looks::Day));
    let persian = proposal("شناسهٔ مشتري,نام مشتری,شهر,تاریخ ایجاد\n1,فولاد کارون,اهواز,1403/02/31\n");
    assert_eq!(found(&persian, "نام مشتری").0.as_deref(), Some("name"));
    assert_eq!(persian.mapping.dates.calendar, Calendar::Jalali);
}

#[test]
fn content_decides_where_the_name_does_not() {
    let text = "id,name,reach me,call me,home\n1,Ali,ali@example.org,+98 912 555 0101,https://example.org\n2,Mina,mina@example.org,021-5550102,https://example.com\n";
    let proposal = proposal(text);
    assert_eq!(found(&proposal, "reach me"), (Some("email".into()), Sure::Guess, Looks::Email));
    assert_eq!(found(&proposal, "call me"), (Some("phone".into()), Sure::Guess, Looks::Phone));
    assert_eq!(found(&proposal, "home"), (Some("website".into()), Sure::Guess, Looks::Website));
}

#[test]
fn a_name_is_not_enough_where_the_content_contradicts() {
    let proposal = proposal("account_id,account_name,created_on\n1,Acme,soon\n2,Karun,later\n");
    assert_eq!(found(&proposal, "created_on"), (Some("own:created_on".into()), Sure::Not, Looks::Text));
}

#[test]
fn notation_is_found_out_over_whole_columns() {
    let proposal =
        proposal("account_id;account_name;signup_date;spent\n1;Acme;20.05.2024;1.234,56\n2;Karun;05.06.2024;99,5\n");
    assert_eq!(proposal.mapping.dates.order, Order::Dmy);
    assert_eq!(proposal.mapping.numbers, NumberStyle::Comma);
    assert_eq!(found(&proposal, "spent").2, Looks::Number);
}

#[test]
fn a_proposal_can_be_used_as_it_is() {
    let text = "account_id,account_name,signup_date,team size\n1,Acme,05/20/2024,40\n2,Karun,05/21/2024,12\n";
    let proposal = proposal(text);
    let folder = Folder::new();
    let (good, bad) = mapped(&folder.write("file.csv", text), &proposal.mapping, &target("accounts"));
    assert_eq!((good.len(), bad.len()), (2, 0));
    assert_eq!(good[0].fields["created_on"].day().unwrap().to_string(), "2024-05-20");
    assert_eq!(good[0].fields["team_size"].whole(), Some(40));
}

#[test]
fn nothing_is_proposed_for_a_blank_column() {
    assert_eq!(found(&proposal("account_id,account_name,empty\n1,Acme,\n"), "empty"), (None, Sure::Not, Looks::Blank));
}
