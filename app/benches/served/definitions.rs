//! The size of the definitions: 30 metrics, 20 segments, and a scorecard.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;

const METRICS: usize = 30;
const SEGMENTS: usize = 20;
/// The event that moves an account into the segment [`PROBED`].
pub const PROBE: &str = "bench.probe";
/// The column of that segment.
pub const PROBED: &str = "segment_bench_probed";

/// Adds to the definitions in force until there are so many.
pub fn grow(program: &Path, folder: &Path) -> Result<(), Box<dyn Error>> {
    let exported = Command::new(program).arg("--data").arg(folder).args(["definitions", "export"]).output()?;
    let mut text = String::from_utf8(exported.stdout)?;
    text.push_str(&format!(
        "\n[[metric]]\nkey = 'bench_probes'\naggregate = 'count'\nwindow = 'lifetime'\nnames = ['{PROBE}']\n
[[segment]]\nkey = 'bench_probed'\nexpression = 'bench_probes >= 1'\n"
    ));
    for n in text.matches("[[metric]]").count()..METRICS {
        text.push_str(&format!(
            "\n[[metric]]\nkey = 'bench_{n}'\naggregate = 'count'\nwindow = {{ days = {} }}\n",
            n + 2
        ));
    }
    for n in text.matches("[[segment]]").count()..SEGMENTS {
        text.push_str(&format!("\n[[segment]]\nkey = 'crowd_{n}'\nexpression = 'active_people_28 > {n}'\n"));
    }
    let file = folder.join("definitions.toml");
    fs::write(&file, &text)?;
    let mut apply = Command::new(program);
    let applied =
        apply.arg("--data").arg(folder).args(["definitions", "apply", "--reason", "bench"]).arg(&file).output()?;
    if !applied.status.success() {
        return Err(format!("the definitions are refused: {}", String::from_utf8_lossy(&applied.stderr)).into());
    }
    let [metrics, segments] = ["[[metric]]", "[[segment]]"].map(|entry| text.matches(entry).count());
    let components = text.matches("[[scorecard.component]]").count();
    println!(
        "{metrics} metrics, {segments} segments, {components} components in {} scorecards",
        text.matches("[[scorecard]]").count()
    );
    Ok(())
}
