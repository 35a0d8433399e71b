//! The areas in menu order: open this file first. `app` is the only place that knows them all.

use web::Module;

/// Know, measure, act, prove; then the team and the programs.
pub fn modules() -> Vec<Module> {
    vec![work::module(), customers::module(), insight::module(), revenue::module(), team::module(), connect::module()]
}
