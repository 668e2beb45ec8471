//! Whether cards come back when they should, for made-up learners whose memory is known: the true recall
//! when asked, for answers that are typed and for choices; how even the days are.
//! `cargo bench --bench schedule [SEED]`.

mod days;
mod luck;

fn main() {
    // Cargo passes flags of its own, such as --bench.
    let seed = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(1);
    luck::table(seed);
    days::table(seed);
}
