//! Which driver enters which line: the one that made forecasts from past dates clearly better.

use super::driven::{Driven, Tried};
use super::link::MOST_LAG;
use crate::project::backtest::OriginErrors;
use crate::project::history::History;
use crate::project::quantize::float_count;

/// Fewest past dates that judge a driver.
pub(super) const LEAST_DATES: usize = 6;
/// Fewest weeks, none of them counted twice, that judge it.
const LEAST_WEEKS: usize = 12;
/// Errors with the driver, as a share of those without, must be this low: squared and absolute.
const AT_MOST: f64 = 0.95;
/// One over twice the chance that the savings of any driver on any line are luck.
const ODDS: f64 = 10.0;
/// One over the chance that the slope of any driver on any line, at the best of all delays, is luck.
const LINK_ODDS: f64 = 20.0;

/// What became of one driver.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::project) enum DriverUse {
    /// Its values are all the same.
    Constant,
    /// It says nothing of any week that a line has.
    NoOverlap,
    /// Known at so many past dates only.
    TooFewDates(usize),
    /// Judged, and no line is better forecast with it.
    HelpsNoLine,
    /// In the model of a line.
    Followed,
}

/// A driver that enters a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::project) struct Followed {
    /// Its index in `History::drivers`.
    pub(in crate::project) driver: usize,
    /// By how much absolute weekly errors were lower, as a share.
    pub(in crate::project) lower: f64,
    /// Past dates that showed it.
    pub(in crate::project) dates: usize,
}

/// What past dates decide about all drivers; nothing in it without drivers.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::project) struct Choice {
    /// By line.
    pub(in crate::project) followed: Vec<Option<Followed>>,
    /// By driver.
    pub(super) uses: Vec<DriverUse>,
}

/// Judges every driver on every line over the weeks right after each past date, up to the next.
///
/// A driver enters where squared and absolute errors are each at least 5 % lower and the mean
/// saving |e without| − |e with| is above √(2 ln(10 n)) standard errors, n the pairs of line and
/// driver judged: a normal tail beyond z is below exp(−z²/2)/2, so that by Bonferroni one of all of
/// them enters by luck in at most one ledger of 20. The link itself must be as sure, over all delays
/// tried, on what is left beside the trends of both: a driver that only rises with a line makes
/// forecasts of it better and says nothing of it. Of several the one with the least squared error.
pub(in crate::project) fn choose(
    history: &History,
    origins: &[(&OriginErrors, &Tried)],
    step: usize,
) -> Choice {
    let drivers = history.drivers.len();
    if drivers == 0 {
        return Choice::default();
    }
    let record = |line: usize, driver: usize| Record::of(origins, line, driver, step);
    let records: Vec<Vec<Record>> = (0..history.lines.len())
        .map(|line| (0..drivers).map(|driver| record(line, driver)).collect())
        .collect();
    let judged = records.iter().flatten().filter(|record| record.is_enough()).count();
    let pairs = float_count(judged.max(1));
    let bounds = Bounds {
        savings: libm::sqrt(2.0 * libm::log(ODDS * pairs)),
        link: 2.0 * libm::log(LINK_ODDS * pairs * float_count(MOST_LAG + 1)),
    };
    let followed: Vec<_> = records.iter().map(|records| best(records, bounds)).collect();
    let uses = (0..drivers).map(|driver| driver_use(history, &records, &followed, driver));
    Choice { uses: uses.collect(), followed }
}

/// What a driver must exceed.
#[derive(Debug, Clone, Copy)]
struct Bounds {
    /// t of the mean saving.
    savings: f64,
    /// t² of the link.
    link: f64,
}

/// The driver of a line, where one helps.
fn best(records: &[Record], bounds: Bounds) -> Option<Followed> {
    let helping = records.iter().enumerate().filter(|(_, record)| record.helps(bounds));
    let (driver, record) =
        helping.min_by(|(_, a), (_, b)| a.squares_kept().total_cmp(&b.squares_kept()))?;
    Some(Followed {
        driver,
        lower: 1.0 - record.with.absolute / record.without.absolute,
        dates: record.dates,
    })
}

fn driver_use(
    history: &History,
    records: &[Vec<Record>],
    followed: &[Option<Followed>],
    driver: usize,
) -> DriverUse {
    let own = || records.iter().map(|records| &records[driver]);
    let dates = own().map(|record| record.dates).max().unwrap_or(0);
    let days = &history.drivers[driver];
    let weeks = usize::try_from(history.length() / 7).unwrap_or(0);
    if days.constant {
        DriverUse::Constant
    } else if followed.iter().flatten().any(|followed| followed.driver == driver) {
        DriverUse::Followed
    } else if days.past(history.last, weeks, &[1.0; 7]).iter().all(Option::is_none) {
        DriverUse::NoOverlap
    } else if own().all(|record| !record.is_enough()) {
        DriverUse::TooFewDates(dates)
    } else {
        DriverUse::HelpsNoLine
    }
}

/// Sums of errors over weeks.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Sums {
    squared: f64,
    absolute: f64,
}

impl Sums {
    fn add(&mut self, error: f64) {
        self.squared += error * error;
        self.absolute += error.abs();
    }
}

/// One driver on one line over all past dates.
#[derive(Debug, Clone, PartialEq, Default)]
struct Record {
    /// Past dates with a week judged.
    dates: usize,
    with: Sums,
    without: Sums,
    /// |e without| − |e with| of each week, latest first.
    savings: Vec<f64>,
    /// t² of the link that the latest date saw.
    link: f64,
}

impl Record {
    fn of(origins: &[(&OriginErrors, &Tried)], line: usize, driver: usize, step: usize) -> Self {
        let mut made = Self::default();
        for (errors, tried) in origins {
            let added = tried.get(line).and_then(|drivers| drivers.get(driver)?.as_ref());
            if let Some(added) = added {
                // The latest comes first.
                made.link = if made.dates == 0 { added.t2 } else { made.link };
                made.add(&errors.lines[line], added, step);
            }
        }
        made
    }

    /// Weeks beyond `step` are those of the next date.
    fn add(&mut self, errors: &[f64], added: &Driven, step: usize) {
        let weeks = errors.iter().zip(&added.weeks).zip(added.daily.chunks_exact(7));
        let before = self.savings.len();
        for ((error, _), days) in weeks.take(step).rev().filter(|((_, value), _)| value.is_some()) {
            let with = error - days.iter().sum::<f64>();
            self.with.add(with);
            self.without.add(*error);
            self.savings.push(error.abs() - with.abs());
        }
        self.dates += usize::from(self.savings.len() > before);
    }

    fn is_enough(&self) -> bool {
        self.dates >= LEAST_DATES && self.savings.len() >= LEAST_WEEKS
    }

    fn helps(&self, bounds: Bounds) -> bool {
        self.is_enough()
            && self.with.squared <= AT_MOST * self.without.squared
            && self.with.absolute <= AT_MOST * self.without.absolute
            && t_value(&self.savings) > bounds.savings
            && self.link > bounds.link
    }

    /// Squared errors as a share of those without: drivers may be known of different weeks.
    fn squares_kept(&self) -> f64 {
        self.with.squared / self.without.squared
    }
}

/// Mean over its standard error, with fewer values where neighbours are alike (first-order
/// autocorrelation): a line and a driver that wander each on its own meet for months.
fn t_value(values: &[f64]) -> f64 {
    let count = float_count(values.len());
    let mean = values.iter().sum::<f64>() / count;
    let off: Vec<f64> = values.iter().map(|value| value - mean).collect();
    let squares: f64 = off.iter().map(|off| off * off).sum();
    if mean == 0.0 || squares == 0.0 {
        return if mean > 0.0 { f64::INFINITY } else { 0.0 };
    }
    let alike = off.windows(2).map(|pair| pair[0] * pair[1]).sum::<f64>() / squares;
    let alike = alike.clamp(0.0, 0.99);
    mean / libm::sqrt(squares / (count - 1.0) / count * (1.0 + alike) / (1.0 - alike))
}
