//! Rows that look alike to the policies.

use std::collections::HashMap;

use arrow::array::{Array, AsArray};
use query::{Frame, Texts};

use crate::policies::{Owner, Shape};

/// The column that names the account of a person.
const ACCOUNT: &str = "account";

/// Every row with the number of its group, and what the policies may read of each group.
pub(super) struct Groups {
    pub(super) of_row: Vec<u32>,
    pub(super) shapes: Vec<Shape>,
}

impl Groups {
    /// Rows of which nothing is known.
    pub(super) fn alike(rows: usize) -> Self {
        Self { of_row: vec![0; rows], shapes: vec![Shape::default()] }
    }

    /// The groups of rows that belong to accounts: each has the shape of its account; without one it has none.
    pub(super) fn through(mut self, frame: &Frame, accounts: &Frame) -> Self {
        let none = u32::try_from(self.shapes.len()).unwrap_or(u32::MAX);
        self.shapes.push(Shape::default());
        let column = frame.array(ACCOUNT);
        let owners = column.as_ref().and_then(|c| c.as_string_opt::<i32>());
        let group = |row: usize| {
            let id = owners.filter(|o| o.is_valid(row)).map(|o| o.value(row))?;
            accounts.row(id).map(|at| self.of_row[at])
        };
        self.of_row = (0..frame.len()).map(|row| group(row).unwrap_or(none)).collect();
        self
    }
}

/// Groups the accounts of a frame by what the viewer `me` is to them and by those traits that some policy reads.
pub(super) fn of(accounts: &Frame, me: &str, teams: &HashMap<String, String>, reads: impl Fn(&str) -> bool) -> Groups {
    let column = |key: &str| Texts::new(accounts.array(key).as_ref());
    let [csm, am] = ["csm", "am"].map(column);
    let traits = ["tier", "region", "kind"].map(|key| if reads(key) { column(key) } else { Texts::new(None) });
    let by_team = reads("team");
    let mut groups = Groups { of_row: Vec::with_capacity(accounts.len()), shapes: Vec::new() };
    let mut known: HashMap<Seen<'_>, u32> = HashMap::new();
    for row in 0..accounts.len() {
        let success = csm.at(row);
        let seen = Seen {
            csm: Owner::of(success, me),
            am: Owner::of(am.at(row), me),
            team: success.filter(|_| by_team).and_then(|id| teams.get(id)).map_or("", String::as_str),
            traits: [0, 1, 2].map(|i| traits[i].at(row).unwrap_or("")),
        };
        let next = u32::try_from(groups.shapes.len()).unwrap_or(u32::MAX);
        let number = *known.entry(seen).or_insert(next);
        if number == next {
            groups.shapes.push(seen.shape());
        }
        groups.of_row.push(number);
    }
    groups
}

/// What the policies may read of one account.
pub(super) fn shape(accounts: &Frame, row: usize, me: &str, teams: &HashMap<String, String>) -> Shape {
    let text = |key: &str| accounts.value(row, key).text().map(str::to_owned);
    let (csm, am) = (text("csm"), text("am"));
    Shape {
        team: csm.as_deref().and_then(|id| teams.get(id)).cloned().unwrap_or_default(),
        csm: Owner::of(csm.as_deref(), me),
        am: Owner::of(am.as_deref(), me),
        tier: text("tier").unwrap_or_default(),
        region: text("region").unwrap_or_default(),
        kind: text("kind").unwrap_or_default(),
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Seen<'a> {
    csm: Owner,
    am: Owner,
    team: &'a str,
    traits: [&'a str; 3],
}

impl Seen<'_> {
    fn shape(&self) -> Shape {
        let [tier, region, kind] = self.traits.map(str::to_owned);
        Shape { csm: self.csm, am: self.am, team: self.team.to_owned(), tier, region, kind }
    }
}

#[cfg(test)]
mod tests {
    use kernel::{Class, Value, ValueType};
    use query::ColumnSpec;

    use super::*;

    fn frame() -> Frame {
        let column = |key: &str, texts: &[&str]| {
            let cells =
                texts.iter().map(|t| if t.is_empty() { Value::Null } else { Value::Text((*t).to_owned()) }).collect();
            (ColumnSpec::new(key, ValueType::Text, Class::General), cells)
        };
        let columns = [
            column("csm", &["me", "you", "", "me"]),
            column("am", &["", "me", "you", ""]),
            column("tier", &["A", "A", "B", "B"]),
            column("region", &["iran", "", "china", "iran"]),
        ];
        let ids = ["a", "b", "c", "d"].map(str::to_owned).to_vec();
        columns.into_iter().fold(Frame::new(ids), |frame, (spec, cells)| frame.with(spec, cells).unwrap())
    }

    fn teams() -> HashMap<String, String> {
        HashMap::from([("me".to_owned(), "tehran".to_owned())])
    }

    #[test]
    fn rows_differ_only_by_what_policies_read() {
        let owners_only = of(&frame(), "me", &teams(), |_| false);
        assert_eq!(owners_only.of_row, [0, 1, 2, 0]);
        assert_eq!(owners_only.shapes[0], Shape { csm: Owner::Me, ..Shape::default() });
        let with_tier = of(&frame(), "me", &teams(), |attribute| attribute == "tier");
        assert_eq!(with_tier.of_row, [0, 1, 2, 3]);
    }

    #[test]
    fn many_rows_make_few_groups() {
        let rows = 50_000;
        let owner = |row: usize| Value::Text(["me", "you", "she"][row % 3].to_owned());
        let ids = (0..rows).map(|row| format!("acc_{row:05}")).collect();
        let spec = |key| ColumnSpec::new(key, ValueType::Text, Class::General);
        let accounts = Frame::new(ids).with(spec("csm"), (0..rows).map(owner).collect()).unwrap();
        let accounts = accounts.with(spec("am"), (0..rows).map(|row| owner(row / 7)).collect()).unwrap();
        let groups = of(&accounts, "me", &teams(), |_| false);
        assert_eq!((groups.of_row.len(), groups.shapes.len()), (rows, 4));
    }

    #[test]
    fn a_group_has_the_shape_of_each_of_its_rows() {
        let accounts = frame();
        let groups = of(&accounts, "me", &teams(), |_| true);
        for row in 0..accounts.len() {
            assert_eq!(groups.shapes[groups.of_row[row] as usize], shape(&accounts, row, "me", &teams()), "row {row}");
        }
        assert_eq!(shape(&accounts, 0, "me", &teams()).team, "tehran");
        assert_eq!(shape(&accounts, 1, "me", &teams()).team, "");
    }

    #[test]
    fn people_are_judged_by_their_account() {
        let accounts = frame();
        let of_people = |cells: Vec<Value>| {
            let ids = (0..cells.len()).map(|i| format!("p{i}")).collect();
            Frame::new(ids).with(ColumnSpec::new(ACCOUNT, ValueType::Text, Class::General), cells).unwrap()
        };
        let people =
            of_people(vec![Value::Text("b".into()), Value::Null, Value::Text("gone".into()), Value::Text("a".into())]);
        let groups = of(&accounts, "me", &teams(), |_| false).through(&people, &accounts);
        let shapes: Vec<&Shape> = groups.of_row.iter().map(|&g| &groups.shapes[g as usize]).collect();
        assert_eq!((shapes[0].csm, shapes[0].am), (Owner::Other, Owner::Me));
        assert_eq!(*shapes[1], Shape::default());
        assert_eq!(*shapes[2], Shape::default());
        assert_eq!(shapes[3].csm, Owner::Me);
    }
}
