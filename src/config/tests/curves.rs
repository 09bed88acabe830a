//! `[[curve]]`, `response`, `fit` and `min-return`.

use super::*;

#[test]
fn curves_are_read_with_their_line() {
    let text = "[[curve]]\nstage = \"awareness\"\ntouchpoint = \"search ads\"\nkind = \"log\"\nk = 900\n\
                s = 400.5\n\n[[curve]]\nstage = \"support\"\nkind = \"power\"\nk = 12\nbeta = 0.3\n\n\
                [[curve]]\nstage = \"purchase\"\nkind = \"hill\"\nk = 1\ns = 1\nslope = 1.0\n";
    let made = parse(text).unwrap();
    let number = |text: &str| text.parse::<Decimal>().unwrap();
    let shapes: Vec<CurveShape> = made.curves.iter().map(|curve| curve.shape).collect();
    assert_eq!(
        shapes,
        [
            CurveShape::Log { k: number("900"), s: number("400.5") },
            CurveShape::Power { k: number("12"), beta: number("0.3") },
            CurveShape::Hill { k: number("1"), s: number("1") },
        ]
    );
    assert_eq!(made.curves[0].touchpoint.as_deref(), Some("search ads"));
    assert_eq!(made.curves[1].stage.name(), "post-purchase");
    assert_eq!(made.curves[1].position.to_string(), "cashcast.toml:8:1");
}

#[test]
fn what_bends_the_wrong_way_is_refused_with_its_place() {
    let curve = |rest: &str| format!("[[curve]]\nstage = \"awareness\"\n{rest}");
    refused(
        &curve("kind = \"power\"\nk = -1\nbeta = 1\n"),
        &[
            "cashcast.toml:4:5: `k`: could not read `-1` as a parameter of a curve | the k rule is: a \
             number above 0, spend and response counted a week | for example: `k = 400`",
            "cashcast.toml:5:8: `beta`: could not read `1` as an elasticity | the beta rule is: a \
             number between 0 and 1, without both: from 1 on each unit would bring more than the one \
             before, and no split is best | for example: `beta = 0.3`",
        ],
    );
    refused(
        &curve("kind = \"hill\"\nk = 1\ns = 0\nslope = 1.5\n"),
        &[
            "cashcast.toml:5:5: `s`: could not read `0` as a parameter of a curve | the s rule is: a \
             number above 0, spend and response counted a week | for example: `s = 400`",
            "cashcast.toml:6:9: `slope`: could not read `1.5` as the slope of a Hill curve | the slope \
             rule is: 1 or left out: a steeper curve first bends the other way, so that no split can \
             be proven best | for example: `slope = 1`",
        ],
    );
    refused(
        &curve("kind = \"log\"\nk = 1\nbeta = 0.5\n"),
        &[
            "cashcast.toml:1:1: `[[curve]]` needs `s` | for example: `s = 400`",
            "cashcast.toml:5:1: a curve of this kind has no `beta` | `s` belongs to `log`, `mm` and \
             `exp`, `beta` to `power`",
        ],
    );
    let twice = curve("kind = \"log\"\nk = 1\ns = 1\n").repeat(2);
    refused(
        &twice,
        &[
            "cashcast.toml:6:1: `awareness` has a second curve, the first is at cashcast.toml:1:1 | keep \
           one of them",
        ],
    );
}

/// It is never passed over silently.
#[test]
fn a_least_return_needs_curves_in_money() {
    let curve = "[[curve]]\nstage = \"awareness\"\nkind = \"log\"\nk = 1\ns = 1\n";
    let with = |top: &str| parse(&format!("min-return = 1.2\n{top}\n{curve}"));
    assert!(with("policy = \"marginal\"\nresponse = \"contribution\"").is_ok());
    let first = |made: Result<Settings, ConfigError>| messages(&made.unwrap_err())[0].clone();
    assert_eq!(
        first(with("response = \"contribution\"")),
        "cashcast.toml:1:14: `min-return` without the policy that knows returns | add `--policy \
         marginal`, or leave `min-return` out"
    );
    for top in ["policy = \"marginal\"", "policy = \"marginal\"\nresponse = \"orders\""] {
        assert!(first(with(top)).contains("`min-return` counts money for money"), "{top}");
    }
    let alone = parse("min-return = 1\npolicy = \"marginal\"\nresponse = \"contribution\"");
    assert!(first(alone).contains("without a curve to judge by"));
    assert!(first(flag("min-return", "0")).contains("above 0"));
    assert!(first(flag("response", "contributions")).contains("did you mean `contribution`?"));
}
