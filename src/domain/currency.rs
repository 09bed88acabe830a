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

    /// Does ISO 4217 list the code?
    pub fn is_listed(&self) -> bool {
        Self::listed().any(|code| code == self.code)
    }

    /// The codes that ISO 4217 lists for money in use, the most traded first.
    pub fn listed() -> impl Iterator<Item = &'static str> {
        LISTED.split_ascii_whitespace()
    }

    /// Decimals of the smallest coin.
    pub const fn decimals(&self) -> u32 {
        self.decimals
    }
}

/// ISO 4217 list one, without funds, metals and test codes; HRK, which still stands in exports.
#[rustfmt::skip]
static LISTED: &str = "
    USD EUR GBP JPY CNY AUD CAD CHF HKD SGD SEK NOK NZD INR KRW MXN ZAR BRL DKK PLN CZK HUF
    AED AFN ALL AMD ANG AOA ARS AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BSD BTN BWP BYN BZD CDF
    CLP COP CRC CUP CVE DJF DOP DZD EGP ERN ETB FJD FKP GEL GHS GIP GMD GNF GTQ GYD HNL HRK HTG IDR
    ILS IQD IRR ISK JMD JOD KES KGS KHR KMF KPW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD
    MMK MNT MOP MRU MUR MVR MWK MYR MZN NAD NGN NIO NPR OMR PAB PEN PGK PHP PKR PYG QAR RON RSD RUB
    RWF SAR SBD SCR SDG SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH
    UGX UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZMW ZWG
";

/// ISO 4217 list one: minor units other than two.
fn minor_digits(code: &str) -> u32 {
    match code {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX"
        | "VND" | "VUV" | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        _ => 2,
    }
}
