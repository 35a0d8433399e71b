//! Counting tests: what nextest says in its summary line, and the sum over several runs.

/// Tests that passed and tests that did not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
}

impl Tally {
    /// A step that is no test and failed counts as one failure, so that the closing line never says 0 for a red run.
    pub const ONE_FAILURE: Self = Self { passed: 0, failed: 1 };

    /// The counts of both.
    pub fn plus(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }

    /// Reads nextest's line `Summary [ 1.2s] 7 tests run: 5 passed (1 slow), 1 failed, 1 timed out, 3 skipped`; nothing for
    /// any other line.
    pub fn of_summary(line: &str) -> Option<Self> {
        let plain = without_asides(&without_colour(line));
        let rest = plain.trim_start().strip_prefix("Summary [")?;
        let (_, counts) = rest.split_once(" run: ")?;
        let mut tally = Self::default();
        for part in counts.split(',') {
            let (number, what) = part.trim().split_once(' ')?;
            let number: u64 = number.parse().ok()?;
            match what.trim() {
                "passed" => tally.passed += number,
                "skipped" => {}
                // failed, exec failed, timed out, and whatever a later version calls a test that did not pass
                _ => tally.failed += number,
            }
        }
        Some(tally)
    }
}

impl Tally {
    /// Reads rustdoc's line `test result: ok. 3 passed; 0 failed; 1 ignored; …`; nothing for any other line.
    pub fn of_doctests(line: &str) -> Option<Self> {
        let plain = without_colour(line);
        let (_, counts) = plain.trim().strip_prefix("test result: ")?.split_once(". ")?;
        let count = |what: &str| counts.split("; ").find_map(|part| part.strip_suffix(what)?.trim().parse().ok());
        Some(Self { passed: count("passed")?, failed: count("failed")? })
    }
}

/// The line without terminal colours (`ESC [ … m`).
fn without_colour(line: &str) -> String {
    let mut parts = line.split('\u{1b}');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str(part.split_once('m').map_or("", |(_, text)| text));
    }
    plain
}

/// The line without what stands in round brackets, where slow and repeated tests are counted once more.
fn without_asides(line: &str) -> String {
    let mut depth = 0_u32;
    let mut kept = String::with_capacity(line.len());
    for letter in line.chars() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(letter),
            _ => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(passed: u64, failed: u64) -> Option<Tally> {
        Some(Tally { passed, failed })
    }

    #[test]
    fn reads_every_form_of_the_summary() {
        let read = Tally::of_summary;
        assert_eq!(read("     Summary [   0.005s] 1 test run: 1 passed, 0 skipped\n"), tally(1, 0));
        assert_eq!(read("     Summary [   9.005s] 12 tests run: 10 passed, 2 failed, 3 skipped"), tally(10, 2));
        assert_eq!(
            read("Summary [ 61.0s] 7 tests run: 5 passed (1 slow, 2 leaky), 1 failed, 1 timed out"),
            tally(5, 2)
        );
        assert_eq!(read("Summary [ 61.0s] 3/9 tests run: 2 passed, 1 exec failed, 0 skipped"), tally(2, 1));
        assert_eq!(read("Summary [ 0.0s] 0 tests run: 0 passed, 4 skipped"), tally(0, 0));
    }

    #[test]
    fn reads_through_colours() {
        let line = "\u{1b}[32;1m     Summary\u{1b}[0m [   0.023s] \u{1b}[1m4\u{1b}[0m tests run: \u{1b}[1m3\u{1b}[0m \
                    \u{1b}[32;1mpassed\u{1b}[0m, \u{1b}[1m1\u{1b}[0m \u{1b}[31;1mfailed\u{1b}[0m";
        assert_eq!(Tally::of_summary(line), tally(3, 1));
    }

    #[test]
    fn other_lines_are_no_summary() {
        for line in ["", "PASS [ 0.1s] tenure::it summary::reads", "Summary [", "error: test run failed"] {
            assert_eq!(Tally::of_summary(line), None, "{line}");
        }
    }

    #[test]
    fn reads_doctests() {
        let line =
            "test result: FAILED. 3 passed; 1 failed; 2 ignored; 0 measured; 0 filtered out; finished in 0.52s\n";
        assert_eq!(Tally::of_doctests(line), tally(3, 1));
        assert_eq!(Tally::of_doctests("running 4 tests"), None);
    }

    #[test]
    fn sums() {
        let sum = Tally { passed: 3, failed: 0 }.plus(Tally::ONE_FAILURE);
        assert_eq!(sum, Tally { passed: 3, failed: 1 });
    }
}
