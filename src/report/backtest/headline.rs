//! The answer first: the verdict on weekly net, then what became of the closing balance.

use super::BacktestInputs;
use super::tables::whole_percent;
use crate::domain::Money;
use crate::project::{HorizonRecord, SeriesRecord, Verdict};
use crate::report::Block;
use crate::report::figures::{plural, weekday_year};

/// What this is, its past dates, its as-of date and its currency.
pub(super) fn title(inputs: &BacktestInputs<'_>) -> Block {
    let record = inputs.record;
    let forecasts = plural(u64::from(record.forecasts()), "forecast");
    let dates = match (record.origins.last(), record.origins.first()) {
        (Some(first), Some(last)) if first.as_of != last.as_of => format!(
            "{forecasts} from {} to {}",
            weekday_year(first.as_of),
            weekday_year(last.as_of)
        ),
        (_, Some(only)) => format!("{forecasts} from {}", weekday_year(only.as_of)),
        _ => forecasts,
    };
    Block::Title(vec![
        "TRACK RECORD".to_owned(),
        dates,
        format!("as of {}", weekday_year(inputs.as_of)),
        format!(
            "{}, {}",
            inputs.currency.known_code().unwrap_or("no currency named"),
            inputs.figures().scale_words()
        ),
    ])
}

/// Verdict, weekly net, closing balance.
pub(super) fn sentences(inputs: &BacktestInputs<'_>) -> String {
    let weekly = weekly_net(inputs);
    let last = inputs.record.horizons.last().map(|horizon| closing(inputs, horizon));
    [Some(verdict(inputs)), weekly, last].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The verdict in words.
pub(super) fn verdict(inputs: &BacktestInputs<'_>) -> String {
    let record = inputs.record;
    match record.verdict {
        Verdict::TooFewOrigins => format!(
            "Too few origins to judge: {} from past dates; 4 are needed, the earliest with 4 weeks \
             behind it.",
            plural(u64::from(record.forecasts()), "forecast")
        ),
        Verdict::NothingMoved => {
            "Not judged: weekly net was zero in every week, there is nothing to miss a share of."
                .to_owned()
        }
        Verdict::NoBetterThanMean => {
            "No better than a 13-week mean: read base as a run rate.".to_owned()
        }
        Verdict::NoBetterThanStays => "No better than \"the balance stays\": base says where cash \
                                       goes no better than today's balance does."
            .to_owned(),
        Verdict::Better => {
            "In weekly net, base is better than a 13-week mean and than \"the balance stays\"."
                .to_owned()
        }
    }
}

fn weekly_net(inputs: &BacktestInputs<'_>) -> Option<String> {
    let record = inputs.record;
    let SeriesRecord { wape, wape_mean_13, .. } = record.net;
    let (wape, mean) = (wape?, wape_mean_13?);
    Some(format!(
        "Weekly net is missed by {} of its size, accuracy {} (a 13-week mean misses {}, \"the \
         balance stays\" 100 %); less than the mean from {} of {}.",
        whole_percent(wape),
        accuracy(&record.net),
        whole_percent(mean),
        record.beats_mean_13,
        plural(u64::from(record.forecasts()), "past date"),
    ))
}

/// `69 %`, whole: 100 less the printed WAPE, so that the two add up.
pub(super) fn accuracy(record: &SeriesRecord) -> String {
    record.wape.map_or_else(
        || "n/a".to_owned(),
        |wape| format!("{:.0} %", 100.0 - libm::round(wape * 100.0)),
    )
}

/// The closing balance against today's, and how often its band held.
fn closing(inputs: &BacktestInputs<'_>, horizon: &HorizonRecord) -> String {
    let figures = inputs.figures();
    let turnover = horizon
        .mean_in_turnover
        .map_or_else(String::new, |weeks| format!(", {weeks:.1} weeks of turnover"));
    let stays = horizon.mean_error_stays;
    // One in a hundred is no difference over dates that overlap: 454 is not better than 457.
    let clearly: Money = std::iter::repeat_n(horizon.mean_error, 20).sum();
    let nearly: Money = std::iter::repeat_n(stays, 19).sum();
    let better = if clearly < nearly { "better" } else { "no better" };
    format!(
        "After {} cash was {} off on average{turnover}: {better} than \"the balance stays\" ({}). \
         It was inside best–worst {} of {} ({:.1} expected).",
        plural(u64::from(horizon.weeks), "week"),
        figures.money(horizon.mean_error),
        figures.money(stays),
        horizon.inside,
        plural(u64::from(horizon.forecasts), "time"),
        horizon.expected,
    )
}
