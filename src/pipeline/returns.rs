//! What is known of how spend answers.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::forecast::Made;
use super::{ForecastError, InputFile};
use crate::allocate::cash_path::Gain;
use crate::allocate::returns::{ReturnInputs, Returns};
use crate::config::{Settings, SpendReturn};
use crate::domain::TouchpointResponses;
use crate::ingest::responses::{ResponseFile, Responses, read_responses};
use crate::ingest::{IngestError, layout_for};

/// Reads every file of responses.
pub(super) fn read(files: &[InputFile], settings: &Settings) -> Result<Responses, ForecastError> {
    let file = |file: &InputFile| {
        Ok(ResponseFile {
            name: file.name.clone(),
            bytes: file.source().bytes(&file.name)?,
            layout: layout_for(settings, &file.name),
        })
    };
    let read = || {
        let files = files.iter().map(file).collect::<Result<Vec<_>, IngestError>>()?;
        read_responses(&files, &settings.stages)
    };
    read().map_err(ForecastError::Responses)
}

/// Gives each curve its line, and fits those that responses are given for.
pub(super) fn returns(
    settings: &Settings,
    responses: &[TouchpointResponses],
    made: &Made,
) -> Result<Returns, ForecastError> {
    let returns = Returns::new(&ReturnInputs {
        curves: &settings.curves,
        responses,
        as_of: made.as_of,
        unit: settings.response.as_ref(),
        min_return: settings.min_return,
        policy: settings.policy,
        plans: &made.plans.flows,
        history: &made.aggregated.history,
    })?;
    Ok(returns)
}

/// What comes back of spend; `None` for a share outside its bounds, which settings have refused.
pub(super) fn gain(said: SpendReturn) -> Option<Gain> {
    const MILLIONTHS: i64 = 1_000_000;
    let share = (said.percent * Decimal::from(MILLIONTHS / 100)).to_i128()?;
    Gain::new(share, MILLIONTHS.into(), usize::try_from(said.days).ok()?)
}
