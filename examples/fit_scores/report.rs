//! What is printed of how well the grades are predicted.

/// Prints it; each card was predicted by what other articles taught.
pub fn report(predicted: &[f64], kept: &[f64], articles: usize) {
    let loss = |(p, y): (&f64, &f64)| -(y * p.ln() + (1.0 - y) * (1.0 - p).ln());
    let loss: f64 = predicted.iter().zip(kept).map(loss).sum::<f64>() / kept.len() as f64;
    let share = kept.iter().sum::<f64>() / kept.len() as f64;
    println!("{} cards of {articles} articles, {:.1}% kept", kept.len(), 100.0 * share);
    println!("each article predicted by the others: log loss {loss:.4}");
    println!("(always {share:.2}: {:.4})", -(share * share.ln() + (1.0 - share) * (1.0 - share).ln()));
    println!("predicted   cards   kept");
    for tenth in 0..10 {
        let of = |p: &f64| ((p * 10.0) as usize).min(9) == tenth;
        let here: Vec<f64> = predicted.iter().zip(kept).filter(|(p, _)| of(p)).map(|(_, y)| *y).collect();
        if !here.is_empty() {
            let share = here.iter().sum::<f64>() / here.len() as f64;
            println!(
                "{:.1} - {:.1}   {:>5}   {:.2}",
                tenth as f64 / 10.0,
                (tenth + 1) as f64 / 10.0,
                here.len(),
                share
            );
        }
    }
    let mut order: Vec<usize> = (0..kept.len()).collect();
    order.sort_by(|a, b| predicted[*b].total_cmp(&predicted[*a]));
    for best in [100, 200, 300, 500, 750, 1000] {
        let sum: f64 = order.iter().take(best).map(|at| kept[*at]).sum();
        println!("the best {best}: {:.1}% kept", 100.0 * sum / best.min(kept.len()) as f64);
    }
}
