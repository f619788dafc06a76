//! Rebuilds the program when a rule file changes: the packs are embedded in it.

fn main() {
    println!("cargo::rerun-if-changed=rules");
}
