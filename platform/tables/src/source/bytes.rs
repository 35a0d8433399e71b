//! Readers between the file and the rows: counting, unpacking, decoding, and the guard against endless lines.

use std::io::{self, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use encoding_rs::{CoderResult, Decoder};
use flate2::bufread::MultiGzDecoder;

use super::{Encoding, MAX_RECORD};
use crate::Failure;

/// Any reader that may travel to another thread.
pub(crate) type Bytes = Box<dyn Read + Send>;

/// Counts what is read from the file itself.
pub(crate) struct Counted<R> {
    pub inner: R,
    pub read: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.read.fetch_add(n as u64, Ordering::Relaxed);
        Ok(n)
    }
}

/// Unpacks gzip and says in our words what is wrong with it.
pub(crate) struct Gunzip<R>(MultiGzDecoder<BufReader<R>>);

impl<R: Read> Gunzip<R> {
    pub fn new(inner: R) -> Self {
        Self(MultiGzDecoder::new(BufReader::with_capacity(64 << 10, inner)))
    }
}

impl<R: Read> Read for Gunzip<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer).map_err(|error| match error.kind() {
            io::ErrorKind::UnexpectedEof => Failure::TruncatedGzip.into(),
            io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => Failure::DamagedGzip.into(),
            _ => error,
        })
    }
}

/// UTF-8 with `\n` as the only end of line, and one at the very end, whatever the file has.
///
/// Bytes that the encoding does not know become U+FFFD, so that only their rows are rejected and not the file.
pub(crate) struct Decoded<R> {
    inner: R,
    decoder: Decoder,
    raw: Vec<u8>,
    text: Vec<u8>,
    at: usize,
    after_cr: bool,
    last: u8,
    ended: bool,
}

const CHUNK: usize = 64 << 10;

impl<R: Read> Decoded<R> {
    pub fn new(inner: R, encoding: Encoding) -> Self {
        let decoder = encoding.decoder();
        Self {
            inner,
            decoder,
            raw: vec![0; CHUNK],
            text: Vec::new(),
            at: 0,
            after_cr: false,
            last: b'\n',
            ended: false,
        }
    }

    fn refill(&mut self) -> io::Result<()> {
        let n = loop {
            match self.inner.read(&mut self.raw) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        let room = self.decoder.max_utf8_buffer_length(n).unwrap_or(n * 3 + 16);
        self.text.resize(room, 0);
        let (result, _, written, _) = self.decoder.decode_to_utf8(&self.raw[..n], &mut self.text, n == 0);
        debug_assert_eq!(result, CoderResult::InputEmpty, "the buffer has the length that the decoder asks for");
        self.text.truncate(written);
        self.at = 0;
        if self.after_cr || self.text.contains(&b'\r') {
            self.one_line_end();
        }
        if let Some(&last) = self.text.last() {
            self.last = last;
        }
        if n == 0 {
            self.ended = true;
            if self.last != b'\n' {
                self.text.push(b'\n');
            }
        }
        Ok(())
    }

    fn one_line_end(&mut self) {
        let mut kept = 0;
        for at in 0..self.text.len() {
            let byte = self.text[at];
            if byte == b'\n' && self.after_cr {
                self.after_cr = false;
                continue;
            }
            self.after_cr = byte == b'\r';
            self.text[kept] = if self.after_cr { b'\n' } else { byte };
            kept += 1;
        }
        self.text.truncate(kept);
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.at == self.text.len() {
            if self.ended {
                return Ok(0);
            }
            self.refill()?;
        }
        let n = buffer.len().min(self.text.len() - self.at);
        buffer[..n].copy_from_slice(&self.text[self.at..self.at + n]);
        self.at += n;
        Ok(n)
    }
}

/// Fails when more than [`MAX_RECORD`] bytes were read since the last row was complete.
pub(crate) struct Guarded<R> {
    inner: R,
    since: Arc<AtomicU64>,
}

/// The other end of a [`Guarded`] reader: told when a row is complete.
#[derive(Clone)]
pub(crate) struct Guard(Arc<AtomicU64>);

impl Guard {
    pub fn row_complete(&self) {
        self.0.store(0, Ordering::Relaxed);
    }
}

pub(crate) fn guarded<R: Read>(inner: R) -> (Guarded<R>, Guard) {
    let since = Arc::new(AtomicU64::new(0));
    (Guarded { inner, since: Arc::clone(&since) }, Guard(since))
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.since.load(Ordering::Relaxed) > MAX_RECORD {
            return Err(Failure::RecordTooLong { row: 0 }.into());
        }
        let n = self.inner.read(buffer)?;
        self.since.fetch_add(n as u64, Ordering::Relaxed);
        Ok(n)
    }
}

/// Up to `most` bytes from the front of `reader`.
pub(crate) fn head<R: Read>(reader: &mut R, most: usize) -> Result<Vec<u8>, Failure> {
    let mut head = Vec::new();
    reader.by_ref().take(most as u64).read_to_end(&mut head).map_err(|e| Failure::from_io(&e))?;
    Ok(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Hands out one byte at a time, so that every sequence is cut everywhere.
    struct Drip<'a>(&'a [u8]);

    impl Read for Drip<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let n = self.0.len().min(1).min(buffer.len());
            buffer[..n].copy_from_slice(&self.0[..n]);
            self.0 = &self.0[n..];
            Ok(n)
        }
    }

    fn decoded(bytes: &[u8], encoding: Encoding) -> String {
        let mut text = String::new();
        Decoded::new(Drip(bytes), encoding).read_to_string(&mut text).unwrap();
        let mut whole = String::new();
        Decoded::new(bytes, encoding).read_to_string(&mut whole).unwrap();
        assert_eq!(text, whole, "cutting must not matter");
        text
    }

    #[test]
    fn line_ends_become_one() {
        assert_eq!(decoded(b"a\r\nb\rc\n\r\nd", Encoding::UTF_8), "a\nb\nc\n\nd\n");
        assert_eq!(decoded(b"a\r", Encoding::UTF_8), "a\n");
        assert_eq!(decoded(b"", Encoding::UTF_8), "");
    }

    #[test]
    fn marks_are_dropped_and_bad_bytes_replaced() {
        assert_eq!(decoded(b"\xef\xbb\xbfa\n", Encoding::UTF_8), "a\n");
        assert_eq!(decoded(b"a\xffb\n", Encoding::UTF_8), "a\u{fffd}b\n");
        assert_eq!(decoded(b"\xff\xfea\0\n\0", Encoding::UTF_16LE), "a\n");
        assert_eq!(decoded(b"\xbf\xcd\xbb\xa7\n", Encoding::GB18030), "客户\n");
    }
}
