//! Random worlds: whatever happens, in whatever order, the live state is what a plain recomputation from everything accepted gives.
//!
//! `TENURE_WORLDS=10000` runs so many instead of a few; a failing world names its seed, and `TENURE_WORLD_SEED=n` begins there. Worlds
//! are small, and kept on SQLite: a crash needs the very files.
mod accepted;
mod acts;
mod board;
mod opened;
mod past;
mod plain;
mod power;
mod records;
mod step;
mod verdicts;
mod world;

use std::cell::Cell;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};

use step::{Look, Step};
use world::{Template, World};

/// Names of events.
const NAMES: [&str; 3] = ["open", "save", "pay"];
/// Roles of contacts that metrics ask for.
const ROLES: [&str; 2] = ["champion", "decision_maker"];
/// How many worlds are tried when nobody says otherwise.
const WORLDS: u64 = 30;
/// How often a failing world is tried smaller.
const SMALLER: u32 = 400;

fn option(key: &str) -> Option<u64> {
    std::env::var(key).ok().map(|value| value.parse().unwrap_or_else(|_| panic!("{key} is no number: {value}")))
}

fn runner(seed: u64) -> TestRunner {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let config = Config { cases: 1, failure_persistence: None, max_shrink_iters: SMALLER, ..Config::default() };
    TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes))
}

#[test]
fn the_live_state_is_a_plain_recomputation_whatever_happens() {
    let first = option("TENURE_WORLD_SEED");
    let worlds = option("TENURE_WORLDS").unwrap_or(if first.is_some() { 1 } else { WORLDS });
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let shape = step::shape().new_tree(&mut runner(0)).unwrap().current();
    let template = runtime.block_on(world::template(shape));
    for seed in first.unwrap_or(0)..first.unwrap_or(0) + worlds {
        let failed = Cell::new(false);
        let lived = runner(seed).run(&step::life(), |(place, steps)| {
            let lived = runtime.block_on(live(&template, place, &steps));
            lived.map_err(|reason| {
                if !failed.replace(true) {
                    eprintln!("world {seed}: {reason}\n... now to be made smaller");
                }
                TestCaseError::fail(reason)
            })
        });
        match lived {
            Ok(()) => {}
            Err(TestError::Fail(reason, (place, steps))) => {
                panic!(
                    "world {seed}: {reason}\nin {:?}: {steps:#?}\nagain: TENURE_WORLD_SEED={seed}",
                    step::PLACES[place]
                )
            }
            Err(error) => panic!("world {seed}: {error}"),
        }
        if seed % 500 == 499 {
            println!("{} worlds", seed + 1);
        }
    }
}

/// One life from beginning to end.
async fn live(template: &Template, place: usize, steps: &[(Step, Look)]) -> Result<(), String> {
    let mut world = World::begin(template, step::PLACES[place]).await;
    for (at, (step, look)) in steps.iter().enumerate() {
        let told = |error: String| format!("step {at}: {error}");
        world.step(step).await.map_err(told)?;
        world.look(*look).await.map_err(told)?;
    }
    world.look(Look::Anew).await?;
    world.end().await
}
