//! The picture of moves between the classes of a division, with their value.

use std::collections::BTreeMap;

use web::Viewer;
use web::charts::{Flow, Move};

/// How many moved from one class to another, and their value a year.
pub(crate) type Counts = BTreeMap<(usize, usize), (usize, f64)>;

/// The picture between classes of these names, in these colours where they judge; `keys` are the message keys of its title, of what it shows and of the classes before and after, `href` lists who moved.
pub(crate) fn flow<'v>(
    v: &'v Viewer,
    (names, tones): (&[String], Vec<&'static str>),
    counts: &Counts,
    (keys, href): ([&str; 4], &str),
) -> Flow<'v> {
    let money = |sum: f64| if sum > 0.0 { v.reader.number(sum, 0) } else { "–".to_owned() };
    let moves = counts.iter().map(|((from, to), (count, sum))| Move {
        from: *from,
        to: *to,
        count: *count,
        href: if from == to { String::new() } else { href.to_owned() },
        fact: money(*sum),
    });
    let [title, text, before, after] = keys;
    let heads = [before, after, "segments-accounts", "column-arr"].map(|key| v.t(key));
    let flow = Flow::new(&v.reader, v.t(title), names.to_vec(), moves.collect()).tones(tones);
    flow.describe(v.t(text)).heads(heads.to_vec())
}
