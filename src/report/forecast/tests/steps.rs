//! Days and months as steps, and the scenarios as CSV.

use super::*;

#[test]
fn days_continue_in_blocks() {
    let shop = shop_in("2026-05-31", "2026-05-31", Horizon::Days(17), Grain::Day);
    insta::assert_snapshot!(rendered(&shop, "table", &parts(&["cash", "commit"], 80)), @r#"
CASH FORECAST   Mon 1 Jun to Wed 17 Jun 2026, 17 days   as of Sun 31 May 2026
USD, whole units

Base stays above the 10,000 reserve: lowest 30,767 on Tue 9 Jun. Worst case:
29,027 that day, 19,027 above the reserve. Chance of any day below it: 24 %.
Stages: commit all of the 5,777 planned. Next day spend 339, as planned.

CASH BY DAY, stage spend as planned
                 best            base               worst  chance
day           closing      in      out   closing  closing   below
─────────────────────────────────────────────────────────────────
opening        41,250                     41,250   41,250
Mon  1 Jun     41,087   2,395   (2,771)   40,874   40,659
Tue  2 Jun     37,483   2,395   (6,213)   37,056   36,626
Wed  3 Jun     39,520   2,396     (572)   38,880   38,235
Thu  4 Jun     41,558   2,395     (570)   40,705   39,845
Fri  5 Jun     34,507   3,156  (10,421)   33,440   32,365
Sat  6 Jun     34,380             (340)   33,100   31,810
Sun  7 Jun     34,254             (340)   32,760   31,255
Mon  8 Jun     36,199   2,396     (571)   34,585   32,962
Tue  9 Jun     32,503   2,397   (6,215)   30,767   29,027
Wed 10 Jun     37,749   5,696     (571)   35,892   34,034
Thu 11 Jun     39,694   2,396     (570)   37,718   35,742
Fri 12 Jun     42,401   3,157     (572)   40,303   38,210
Sat 13 Jun     42,182             (339)   39,964   37,752
Sun 14 Jun     41,963             (340)   39,624   37,295
Mon 15 Jun     43,241   2,397   (1,212)   40,809   38,396
Tue 16 Jun     39,517   2,396   (6,212)   36,993   34,495
Wed 17 Jun     41,435   2,397     (571)   38,819   36,236
─────────────────────────────────────────────────────────────────
17 days        41,435  35,969  (38,400)   38,819   36,236    24 %
lowest day     32,503                     30,767   29,027
  on            9 Jun                      9 Jun    9 Jun
over reserve   22,503                     20,767   19,027

COMMIT NOW, by day
day           Jun
                1   2   3   4   5   6   7   8   9
awareness     186 186 186 187 187 186 186 187 187
consideration  64  64  64  64  64  64  64  63  63
purchase       18  18  18  18  18  18  18  18  18
post-purchase  71  71  71  71  71  72  72  72  72
all stages    339 339 339 340 340 340 340 340 340

day           Jun
               10  11  12  13  14  15  16  17 total
awareness     187 187 187 187 187 187 187 187 3,174
consideration  63  63  63  63  63  63  63  63 1,078
purchase       18  18  18  18  18  18  18  18   306
post-purchase  72  72  72  72  72  72  72  72 1,219
all stages    340 340 340 340 340 340 340 340 5,777
"#);
}

#[test]
fn months_with_a_stub() {
    let shop = shop_in("2026-05-12", "2026-05-12", Horizon::Months(3), Grain::Month);
    insta::assert_snapshot!(rendered(&shop, "table", &parts(&["cash", "commit"], 100)), @r#"
CASH FORECAST   Wed 13 May to Mon 31 Aug 2026, 3 months   as of Tue 12 May 2026   USD, whole units

Base stays above the 10,000 reserve: lowest 31,523 on Tue 21 Jul. Worst case: 24,727 that day,
14,727 above the reserve. Chance of any day below it: 24 %.
Stages: commit all of the 30,923 planned. Next month spend 10,195, as planned.

CASH BY MONTH, stage spend as planned
                      best, 1 in 10                 base                 worst, 1 in 10       chance
month                in      out  closing      in      out  closing      in      out  closing  below
────────────────────────────────────────────────────────────────────────────────────────────────────
opening                            41,250                    41,250                    41,250
stub, 19 d       36,082  (14,124)  63,208  33,448  (14,292)  60,406  30,862  (14,457)  57,655
Jun 2026         64,371  (67,057)  60,522  62,370  (67,185)  55,591  60,221  (67,322)  50,554
Jul 2026         70,506  (85,540)  45,488  67,800  (85,712)  37,679  65,235  (85,876)  29,913   24 %
Aug 2026         65,828  (52,342)  58,974  64,741  (52,412)  50,008  63,799  (52,471)  41,241
────────────────────────────────────────────────────────────────────────────────────────────────────
3 months + 19 d 236,787 (219,063)  58,974 228,359 (219,601)  50,008 220,117 (220,126)  41,241   24 %
lowest day            Tue 21 Jul   38,372       Tue 21 Jul   31,523       Tue 21 Jul   24,727
over reserve                       28,372                    21,523                    14,727

COMMIT NOW, by month
month          2026
               stub     Jun     Jul     Aug   total
awareness             5,601   5,788   5,601  16,990
consideration         1,903   1,965   1,902   5,770
purchase                540     558     540   1,638
post-purchase         2,151   2,223   2,151   6,525
all stages           10,195  10,534  10,194  30,923
"#);
}

#[test]
fn scenarios_as_csv() {
    insta::assert_snapshot!(rendered(&shop(), "csv", &csv("scenarios")), @r#"
scenario,level,closing_balance,low_balance,low_date,low_balance_p10,below_reserve_on,below_zero_on,shortfall,surplus,probability_below_reserve,probability_below_zero
best,80,37423.35,17464.60,2026-07-21,7204.40,,,0.00,7464.60,0.2355,0.0003
base,,28457.35,12366.46,2026-07-21,7204.40,,,0.00,2366.46,0.2355,0.0003
worst,80,19690.35,7170.89,2026-07-21,7204.40,2026-07-20,,2829.11,0.00,0.2355,0.0003
"#);
}
