//! In which encoding a text is.

use std::fmt;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An encoding by its WHATWG label, such as `utf-8`, `gb18030`, `windows-1256`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoding(&'static encoding_rs::Encoding);

impl Encoding {
    /// UTF-8, with or without a mark.
    pub const UTF_8: Self = Self(encoding_rs::UTF_8);
    /// UTF-16, least significant byte first, as Windows writes "Unicode text".
    pub const UTF_16LE: Self = Self(encoding_rs::UTF_16LE);
    /// UTF-16, most significant byte first.
    pub const UTF_16BE: Self = Self(encoding_rs::UTF_16BE);
    /// The Chinese national standard; reads GBK and GB2312 too.
    pub const GB18030: Self = Self(encoding_rs::GB18030);
    /// Arabic and Persian on old Windows.
    pub const WINDOWS_1256: Self = Self(encoding_rs::WINDOWS_1256);

    /// The encoding with this label, in any case.
    pub fn named(label: &str) -> Option<Self> {
        encoding_rs::Encoding::for_label(label.trim().as_bytes()).map(Self)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The encoding of a text of which `sample` is the beginning.
    pub fn detect(sample: &[u8]) -> Self {
        if let Some((marked, _)) = encoding_rs::Encoding::for_bom(sample) {
            return Self(marked);
        }
        if let Some(wide) = utf_16(sample) {
            return wide;
        }
        if mostly_utf_8(sample) {
            return Self::UTF_8;
        }
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(sample, false);
        let guess = detector.guess(None, Utf8Detection::Deny);
        // GB18030 reads all of GBK and more.
        if guess == encoding_rs::GBK { Self::GB18030 } else { Self(guess) }
    }

    pub(super) fn decoder(self) -> encoding_rs::Decoder {
        self.0.new_decoder_with_bom_removal()
    }

    /// `sample` as text, for finding out; a character cut off at its end is dropped.
    pub(super) fn sample(self, sample: &[u8]) -> String {
        let mut decoder = self.decoder();
        let mut text = String::with_capacity(decoder.max_utf8_buffer_length(sample.len()).unwrap_or(sample.len() * 3));
        let _ = decoder.decode_to_string(sample, &mut text, false);
        text
    }
}

/// Text in Latin letters has a zero in every other byte.
fn utf_16(sample: &[u8]) -> Option<Encoding> {
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let enough = sample.len() / 8;
    match () {
        () if sample.len() < 4 => None,
        () if odd > enough && even * 8 < odd => Some(Encoding::UTF_16LE),
        () if even > enough && odd * 8 < even => Some(Encoding::UTF_16BE),
        () => None,
    }
}

/// Valid throughout, or so often valid that the rest is damage: single rows in another encoding are then named as such.
fn mostly_utf_8(sample: &[u8]) -> bool {
    let (mut valid, mut broken) = (0_usize, 0_usize);
    for chunk in sample.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    let cut_off = matches!(std::str::from_utf8(sample), Err(error) if error.error_len().is_none());
    broken -= usize::from(cut_off);
    broken == 0 || valid > broken * 4
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Encoding {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.name().to_lowercase())
    }
}

impl<'de> Deserialize<'de> for Encoding {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let label = String::deserialize(d)?;
        Self::named(&label).ok_or_else(|| serde::de::Error::custom(format!("'{label}' is no encoding")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PERSIAN: &str =
        "نام مشتری,شهر,مبلغ\nشرکت فولاد کارون,اهواز,۴۸۰\nبازرگانی آریا,تهران,۲۵۰\nصنایع غذایی بهار,مشهد,۱۲۰\n";
    const CHINESE: &str = "客户名称,城市,金额\n上海云帆科技有限公司,上海,480000\n北京蓝天软件,北京,250000\n";

    #[test]
    fn encodings_are_found_out() {
        let gb = encoding_rs::GB18030.encode(CHINESE).0;
        let arabic = encoding_rs::WINDOWS_1256
            .encode(&PERSIAN.replace('ی', "ي").replace(|c: char| ('۰'..='۹').contains(&c), "5"))
            .0
            .into_owned();
        assert_eq!(Encoding::detect(&gb), Encoding::GB18030);
        assert_eq!(Encoding::detect(&arabic), Encoding::WINDOWS_1256);
        for text in [PERSIAN, CHINESE, "plain"] {
            assert_eq!(Encoding::detect(text.as_bytes()), Encoding::UTF_8);
        }
        let cut = &CHINESE.as_bytes()[..CHINESE.len() - 20];
        assert_eq!(Encoding::detect(&cut[..cut.len() - 1]), Encoding::UTF_8);
    }

    #[test]
    fn utf_16_with_and_without_mark() {
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        assert_eq!(Encoding::detect(&wide("\u{feff}نام,شهر\n")), Encoding::UTF_16LE);
        assert_eq!(Encoding::detect(&wide("name,city\nAcme,Oslo\n")), Encoding::UTF_16LE);
        let swapped: Vec<u8> = "name,city\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(Encoding::detect(&swapped), Encoding::UTF_16BE);
    }

    #[test]
    fn a_few_rows_in_another_encoding_do_not_turn_the_file() {
        let mut mixed = CHINESE.repeat(5).into_bytes();
        mixed.extend_from_slice(&encoding_rs::GB18030.encode("坏行,北京,1\n").0);
        assert_eq!(Encoding::detect(&mixed), Encoding::UTF_8);
    }
}
