//! Dates, numbers, durations, money and shares, as values that can be compared.
