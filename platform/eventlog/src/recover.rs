//! Reading a segment back after whatever happened to it: a torn tail is cut, a flipped bit is turned back, and what is beyond
//! repair is named.

use std::ops::Range;

use crate::frame::{self, HEADER, MARK};

/// A damaged part longer than this is not searched for a flipped bit: each bit costs one checksum of the part, at this length
/// a second in all.
const REPAIR_LIMIT: usize = 12 << 10;

/// What a segment holds.
#[derive(Debug, Default)]
pub(crate) struct Recovered {
    /// The first sequence number that the segment may hold, by its header.
    pub first: Option<u64>,
    /// The valid frames in order: sequence number and payload.
    pub frames: Vec<(u64, Range<usize>)>,
    /// Bits that were turned back in the content.
    pub repaired: usize,
    /// Parts that cannot be read, with more frames behind them.
    pub gaps: Vec<Range<usize>>,
    /// Where the readable part ends; behind it lie `torn` bytes.
    pub end: usize,
    /// Bytes behind the last frame.
    pub torn: usize,
    /// Whether the tail is what an interrupted write leaves: a beginning of a frame, or nothing but zeros.
    pub torn_plainly: bool,
}

/// Reads a segment; bits that turned are turned back in `content`.
pub(crate) fn recover(segment: u64, content: &mut [u8]) -> Recovered {
    let mut found = Recovered::default();
    if content.len() < HEADER {
        found.torn = content.len();
        found.torn_plainly = true;
        return found;
    }
    let damaged_header = frame::first_of(segment, content).is_none();
    if damaged_header && turn_back(&mut content[..HEADER], &|bytes| frame::first_of(segment, bytes).is_some()) {
        found.repaired += 1;
    }
    found.first = frame::first_of(segment, content);
    let mut place = HEADER;
    while place < content.len() {
        if let Some(frame) = frame::read(segment, &content[place..]) {
            let end = place + frame.len();
            found.frames.push((frame.seq, end - frame.payload.len()..end));
            place = end;
            continue;
        }
        let next = next_frame(segment, content, place + 1);
        let gap = place..next.unwrap_or(content.len());
        let whole = gap.len();
        let fits = |bytes: &[u8]| {
            frame::declared(bytes) == Some(whole) && frame::read(segment, bytes).is_some_and(|f| f.len() == whole)
        };
        if turn_back(&mut content[gap.clone()], &fits) {
            found.repaired += 1;
            continue;
        }
        match next {
            Some(next) => {
                found.gaps.push(gap);
                place = next;
            }
            None => break,
        }
    }
    found.end = place.min(content.len());
    let tail = &content[found.end..];
    found.torn = tail.len();
    let begun = tail.len() < frame::FRAME && MARK.starts_with(&tail[..tail.len().min(MARK.len())]);
    let cut_short = begun || frame::declared(tail).is_some_and(|length| length > tail.len());
    found.torn_plainly = cut_short || tail.iter().all(|byte| *byte == 0);
    if damaged_header && found.first.is_none() {
        found.first = found.frames.first().map(|(seq, _)| *seq);
        found.gaps.insert(0, 0..HEADER);
    }
    found
}

/// Where the next valid frame begins, from `from` on.
fn next_frame(segment: u64, content: &[u8], from: usize) -> Option<usize> {
    let begins = |place: &usize| content[*place] == MARK[0] && frame::read(segment, &content[*place..]).is_some();
    (from..content.len().saturating_sub(frame::FRAME)).find(begins)
}

/// Turns each bit in turn until `valid`; otherwise leaves the bytes as they are.
///
/// With 64 bits of checksum and less than 2^17 attempts, a wrong repair has a chance below 2^-47.
fn turn_back(bytes: &mut [u8], valid: &dyn Fn(&[u8]) -> bool) -> bool {
    if bytes.len() > REPAIR_LIMIT {
        return false;
    }
    for bit in 0..bytes.len() * 8 {
        bytes[bit / 8] ^= 1 << (bit % 8);
        if valid(bytes) {
            return true;
        }
        bytes[bit / 8] ^= 1 << (bit % 8);
    }
    false
}

#[cfg(test)]
mod tests {
    use kernel::Instant;

    use super::*;
    use crate::Event;

    /// A segment with five events, and where each frame begins.
    fn segment() -> (Vec<u8>, Vec<usize>) {
        let mut bytes = frame::header(7, 100);
        let mut starts = Vec::new();
        for seq in 100..105 {
            starts.push(bytes.len());
            let mut event = Event::new("s", "seen", Instant(seq));
            event.message_id = Some(format!("id-{seq}"));
            frame::put(&mut bytes, 7, u64::try_from(seq).unwrap(), &frame::encode(&event, u128::MAX));
        }
        (bytes, starts)
    }

    fn numbers(found: &Recovered) -> Vec<u64> {
        found.frames.iter().map(|(seq, _)| *seq).collect()
    }

    #[test]
    fn a_tail_torn_at_any_byte_leaves_all_whole_frames() {
        let (bytes, starts) = segment();
        for length in 0..=bytes.len() {
            let found = recover(7, &mut bytes[..length].to_vec());
            let whole = starts.iter().skip(1).chain([&bytes.len()]).filter(|end| **end <= length).count();
            assert_eq!(numbers(&found).len(), whole, "{length} bytes");
            assert_eq!((found.repaired, found.gaps.len()), (0, 0));
            assert!(found.torn_plainly || found.torn == 0);
        }
    }

    #[test]
    fn any_flipped_bit_is_turned_back() {
        let (bytes, _) = segment();
        for bit in 0..bytes.len() * 8 {
            let mut flipped = bytes.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            let found = recover(7, &mut flipped);
            assert_eq!(numbers(&found), [100, 101, 102, 103, 104], "bit {bit}");
            assert_eq!(found.first, Some(100));
            assert_eq!(found.repaired, 1);
            assert!(flipped == bytes, "bit {bit}");
        }
    }

    #[test]
    fn behind_a_part_beyond_repair_the_next_frame_is_found() {
        let (mut bytes, starts) = segment();
        for byte in &mut bytes[starts[1] + 6..starts[2] + 40] {
            *byte = 0xAA;
        }
        let found = recover(7, &mut bytes);
        assert_eq!(numbers(&found), [100, 103, 104]);
        assert_eq!((found.gaps.len(), &found.gaps[0]), (1, &(starts[1]..starts[3])));
    }

    #[test]
    fn a_frame_of_another_segment_is_not_valid() {
        let (mut bytes, _) = segment();
        assert_eq!(numbers(&recover(8, &mut bytes)), Vec::<u64>::new());
    }
}
