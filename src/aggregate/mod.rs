//! Rows to exact totals by line, party and day.
