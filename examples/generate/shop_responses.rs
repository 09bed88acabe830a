//! What the online shop's spend was followed by, week by week, as its shop software attributes it.

use chrono::{Days, NaiveDate};

use super::random::Random;
use super::season::day;

const LAST: (i32, u32, u32) = (2026, 5, 31);

/// One touchpoint; amounts in cents.
struct Touchpoint {
    stage: &'static str,
    name: &'static str,
    /// Weeks up to the last.
    weeks: u64,
    /// Mean spend of a week.
    spend: i64,
    /// How much spend moves, per thousand.
    moves: i64,
    /// Contribution of a week for the square root of its spend, in cents.
    brings: i64,
    /// Cents of contribution of an order; none are attributed where 0.
    order: i64,
    /// People that reach its stage in a week.
    reached: i64,
}

const TOUCHPOINTS: [Touchpoint; 7] = [
    Touchpoint {
        stage: "awareness",
        name: "search ads",
        weeks: 91,
        spend: 700_00,
        moves: 300,
        brings: 5_60,
        order: 21_00,
        reached: 5_200,
    },
    Touchpoint {
        stage: "awareness",
        name: "social ads",
        weeks: 91,
        spend: 490_00,
        moves: 350,
        brings: 2_05,
        order: 19_00,
        reached: 3_900,
    },
    Touchpoint {
        stage: "consideration",
        name: "website",
        weeks: 91,
        spend: 270_00,
        moves: 40,
        brings: 1_90,
        order: 22_00,
        reached: 1_150,
    },
    Touchpoint {
        stage: "consideration",
        name: "product videos",
        weeks: 18,
        spend: 95_00,
        moves: 400,
        brings: 1_40,
        order: 22_00,
        reached: 240,
    },
    Touchpoint {
        stage: "purchase",
        name: "checkout chat",
        weeks: 40,
        spend: 122_00,
        moves: 300,
        brings: 2_60,
        order: 24_00,
        reached: 560,
    },
    Touchpoint {
        stage: "post-purchase",
        name: "support",
        weeks: 91,
        spend: 300_00,
        moves: 90,
        brings: 1_00,
        order: 0,
        reached: 0,
    },
    Touchpoint {
        stage: "post-purchase",
        name: "loyalty",
        weeks: 60,
        spend: 165_00,
        moves: 350,
        brings: 3_40,
        order: 26_00,
        reached: 96,
    },
];

/// `examples/shop/responses.csv`: weeks that end on Sunday, contribution as the response.
pub(crate) fn responses() -> String {
    let last = day(LAST.0, LAST.1, LAST.2);
    let mut text = "date,stage,touchpoint,spend,response,orders,revenue,reached\n".to_owned();
    for (seed, touchpoint) in (71..).zip(&TOUCHPOINTS) {
        let mut random = Random::new(seed);
        for back in (0..touchpoint.weeks).rev() {
            let ending = last.checked_sub_days(Days::new(7 * back)).expect("a day of this century");
            text.push_str(&touchpoint.week(ending, &mut random));
        }
    }
    text
}

impl Touchpoint {
    fn week(&self, ending: NaiveDate, random: &mut Random) -> String {
        let spend = random.around(self.spend, self.moves).max(10_00);
        let response = random.around(root(spend) * self.brings, 110);
        let orders = if self.order == 0 { 0 } else { (response + self.order / 2) / self.order };
        // Two fifths of revenue are left after stock, shipping and fees.
        let revenue = response * 5 / 2;
        let reached = random.around(self.reached, 60);
        let money = |cents: i64| format!("{}.{:02}", cents / 100, cents % 100);
        let sold =
            if self.order == 0 { ",".to_owned() } else { format!("{orders},{}", money(revenue)) };
        let reached = if self.reached == 0 { String::new() } else { reached.to_string() };
        let (stage, name) = (self.stage, self.name);
        format!("{ending},{stage},{name},{},{},{sold},{reached}\n", money(spend), money(response))
    }
}

/// The whole square root.
fn root(square: i64) -> i64 {
    let mut root = 0;
    while (root + 1) * (root + 1) <= square {
        root += 1;
    }
    root
}
