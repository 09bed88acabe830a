//! Currencies and their smallest coins.

/// An ISO 4217 currency and how many decimals its smallest coin has.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Currency {
    code: String,
    decimals: u32,
}

impl Currency {
    /// A currency by its three-letter code, any case. `None` where the text is not three letters.
    ///
    /// ```
    /// use cashcast::domain::Currency;
    /// assert_eq!(Currency::new("jpy").unwrap().decimals(), 0);
    /// assert!(Currency::new("dollars").is_none());
    /// ```
    pub fn new(code: &str) -> Option<Self> {
        let code = code.trim().to_ascii_uppercase();
        if code.len() != 3 || !code.bytes().all(|b| b.is_ascii_uppercase()) {
            return None;
        }
        let decimals = minor_digits(&code);
        Some(Self { code, decimals })
    }

    /// No currency is said anywhere: ISO 4217 calls it XXX; amounts have two decimals.
    pub fn unknown() -> Self {
        Self { code: "XXX".to_owned(), decimals: 2 }
    }

    /// The three-letter code, `None` where no currency is said.
    pub fn known_code(&self) -> Option<&str> {
        (self.code != "XXX").then_some(self.code.as_str())
    }

    /// The three-letter code.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Decimals of the smallest coin.
    pub const fn decimals(&self) -> u32 {
        self.decimals
    }
}

/// ISO 4217 list one: minor units other than two.
fn minor_digits(code: &str) -> u32 {
    match code {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX"
        | "VND" | "VUV" | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        _ => 2,
    }
}
