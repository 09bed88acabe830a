//! The only place that chains the stages. Holds no logic of its own.
