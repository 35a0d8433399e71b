//! Tells the tests whether `TENURE_DATA` names a folder of real data: those that need it are ignored without it.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=TENURE_DATA");
    println!("cargo::rustc-check-cfg=cfg(tenure_data)");
    if std::env::var_os("TENURE_DATA").is_some_and(|folder| !folder.is_empty()) {
        println!("cargo::rustc-cfg=tenure_data");
    }
}
