//! Who stands in which row, and by which calendar: what turns counts and links into columns.

use std::sync::Arc;

use arrow::array::ArrayRef;
use kernel::Result;
use web::App;

use super::calendars::Calendars;
use super::earlier::Earlier;
use super::fold::Fold;
use super::people::People;
use super::records::Records;

/// The accounts of a refresh, row by row.
#[derive(Debug)]
pub struct Roll {
    /// The number of each row in the fold.
    pub(super) numbers: Arc<Vec<u32>>,
    /// Whose numbers these are.
    numbered: Arc<People>,
    pub(super) people: Arc<People>,
    pub(super) calendars: Arc<Calendars>,
    /// What the calendars were made of: the accounts' own, and when all settings were last read.
    made_of: (Option<ArrayRef>, i64),
}

impl Roll {
    /// The roll of these records; what is as it was the last time is taken over.
    pub(super) async fn of(
        app: &App,
        (records, people, fold): (&Records, &Arc<People>, &Fold),
        earlier: Option<&Earlier>,
    ) -> Result<Arc<Self>> {
        let frame = &records.frames[0];
        let known =
            earlier.map(|e| (e.roll(), e.now())).filter(|(_, now)| now.same_subjects(frame)).map(|(roll, _)| roll);
        let numbers = match known.filter(|roll| Arc::ptr_eq(&roll.numbered, &fold.people)) {
            Some(roll) => Arc::clone(&roll.numbers),
            None => Arc::new((0..frame.len()).map(|row| fold.number(frame.id(row))).collect()),
        };
        let made_of = (frame.array("calendar"), records.whole_at);
        let calendars = match known.filter(|roll| same(&roll.made_of, &made_of)) {
            Some(roll) => Arc::clone(&roll.calendars),
            None => Arc::new(Calendars::load(app, frame, app.today()).await?),
        };
        let numbered = Arc::clone(&fold.people);
        Ok(Arc::new(Self { numbers, numbered, people: Arc::clone(people), calendars, made_of }))
    }

    /// Whether counts are read off in the same way.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.numbers, &other.numbers) && Arc::ptr_eq(&self.calendars, &other.calendars)
    }
}

fn same((array, at): &(Option<ArrayRef>, i64), (new, new_at): &(Option<ArrayRef>, i64)) -> bool {
    at == new_at && array.as_ref().zip(new.as_ref()).is_some_and(|(old, new)| Arc::ptr_eq(old, new))
}
